import { calendar, texts } from "#components/ui/voice.ts";
import type { CommentDraft } from "#lib/comment-form.ts";
import { dateTime } from "#lib/dates.ts";

export type Problem = NonNullable<CommentDraft["problem"]>;

/** In words, for whoever wrote it. */
export function problemText({ code, values }: Problem): string {
  const t = texts();
  const { retryAfter, until, screening, ...others } = values;
  if (typeof screening === "string") return t(`screening.${screening}` as "form.title", others);
  return t(`form.problems.${code}` as "form.title", {
    ...others,
    minutes: Math.ceil(Number(retryAfter ?? 60) / 60),
    until: until ? dateTime(new Date(String(until)), calendar()) : "none",
  });
}
