import type { NoticeGrounds } from "#db/notice-decisions.ts";
import { textOf as fieldOf } from "#lib/form.ts";
import { paragraphs } from "#lib/notices.ts";
import { isClause } from "#lib/policy.ts";

export const textOf = (form: FormData, name: string): string => paragraphs(fieldOf(form, name));

/** What a comment is taken away for, as the form says it. */
export function groundsOf(form: FormData): NoticeGrounds {
  const clause = form.get("clause");
  const reason = textOf(form, "reason");
  return { ...(isClause(clause) ? { clause } : {}), law: textOf(form, "law"), reason };
}
