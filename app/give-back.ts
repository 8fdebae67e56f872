import { seeOther } from "#app/form-post.ts";
import { readSite } from "#app/reads.ts";
import { DRAFT_LIMIT, type DraftKind, holdDraft } from "#db/held-drafts.ts";
import { translator } from "#lib/i18n.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";

type Back = { kind: DraftKind; held: object; to: (draft: string) => string };

/** Sends a form back to whoever filled it in, by an address that brings everything that was typed. */
export async function giveBack(by: Visitor | Viewer, { kind, held, to }: Back): Promise<Response> {
  const draft = await holdDraft(by, kind, held);
  return draft ? seeOther(to(draft)) : tooManyForms();
}

/** Nothing more is kept for this address: what was typed still stands in the browser, one step back. */
async function tooManyForms(): Promise<Response> {
  const { locale, settings } = await readSite();
  return new Response(`${translator(locale, settings.address)("report.tooManyForms")}\n`, {
    status: 429,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Retry-After": String(DRAFT_LIMIT.seconds),
      "Cache-Control": "no-store",
    },
  });
}
