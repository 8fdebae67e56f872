import type { Translate } from "#lib/i18n.ts";

/** What the forms of the planning say; they run in the browser and are handed their words. */
export type PlanTexts = Record<
  | "assignee"
  | "nobody"
  | "plannedFor"
  | "noDay"
  | "save"
  | "newIdea"
  | "workingTitle"
  | "workingTitleHelp"
  | "section"
  | "create",
  string
>;

export const planTexts = (t: Translate): PlanTexts => ({
  assignee: t("planDesk.assignee"),
  nobody: t("planDesk.nobody"),
  plannedFor: t("planDesk.plannedFor"),
  noDay: t("planDesk.noDay"),
  save: t("planDesk.save"),
  newIdea: t("planDesk.newIdea"),
  workingTitle: t("planDesk.workingTitle"),
  workingTitleHelp: t("planDesk.workingTitleHelp"),
  section: t("planDesk.section"),
  create: t("planDesk.create"),
});
