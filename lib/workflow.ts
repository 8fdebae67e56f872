import { can, type Role } from "#lib/capabilities.ts";

/** The way of an article (I1): Entwurf, Zur Abnahme, Freigegeben, Geplant, Veröffentlicht, Zurückgezogen. */
export const ARTICLE_STATES = ["draft", "review", "approved", "scheduled", "live", "withdrawn"] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** What somebody does to move an article on that way. */
export const STEPS = [
  "submit",
  "sendBack",
  "approve",
  "schedule",
  "unschedule",
  "publish",
  "withdraw",
  "reopen",
] as const;
export type Step = (typeof STEPS)[number];

type Rule = { from: readonly ArticleState[]; to: ArticleState; needs: "write" | "publish" };

const RULES: Record<Step, Rule> = {
  submit: { from: ["draft"], to: "review", needs: "write" },
  sendBack: { from: ["review", "approved"], to: "draft", needs: "publish" },
  approve: { from: ["draft", "review"], to: "approved", needs: "publish" },
  schedule: { from: ["draft", "review", "approved", "scheduled"], to: "scheduled", needs: "publish" },
  unschedule: { from: ["scheduled"], to: "approved", needs: "publish" },
  publish: { from: ["draft", "review", "approved", "scheduled", "withdrawn"], to: "live", needs: "publish" },
  withdraw: { from: ["live"], to: "withdrawn", needs: "publish" },
  reopen: { from: ["withdrawn"], to: "draft", needs: "publish" },
};

/** Where a step leads. */
export const stateAfter = (step: Step): ArticleState => RULES[step].to;

/** Whether a step can be taken from this state at all, by somebody of this role. */
export const mayStep = (step: Step, { state, role }: { state: ArticleState; role: Role }): boolean =>
  RULES[step].from.includes(state) && can(role, RULES[step].needs);

/** The steps that lie open, in the order in which they are offered. */
export const openSteps = (at: { state: ArticleState; role: Role }): Step[] =>
  STEPS.filter((step) => mayStep(step, at));

/** States in which what is written goes into the article itself; elsewhere readers see it, and a copy is written on. */
export const isWorkedOnDirectly = (state: ArticleState): boolean => state !== "live" && state !== "withdrawn";

/** Who may write in an article: whoever publishes always, an author in own drafts until they are approved. */
export function mayWrite(
  { role, userId }: { role: Role; userId: number },
  { state, writers }: { state: ArticleState; writers: readonly number[] },
): boolean {
  if (can(role, "publish")) return true;
  return can(role, "write") && writers.includes(userId) && (state === "draft" || state === "review");
}

/** A save that has not been heard of for so long holds nobody up, in seconds. */
export const LOCK_SECONDS = 60;

/** Somebody who writes says so this often, in milliseconds: twice before the lock is over. */
export const LOCK_RENEWED_MS = 25_000;

/** A publication later than this is an alarm (I5, rule OP), in seconds. */
export const LATE_PUBLICATION_SECONDS = 60;
