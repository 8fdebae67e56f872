import type { Metadata } from "next";
import { type Asked, asked } from "#app/asked.ts";
import { readSite } from "#app/reads.ts";
import type { HeldAppeal } from "#app/send-appeal.ts";
import { CasePage } from "#components/notices/case-page.tsx";
import { FindCasePage } from "#components/notices/find-case-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { findCase } from "#db/cases.ts";
import { findDraft } from "#db/held-drafts.ts";
import { answerStatus } from "#lib/answer.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return unlistedMetadata(site, translator(site.locale, site.settings.address)("report.findTitle"));
}

/** Whoever knows the reference may read: it was told to nobody but the person concerned. */
export default async function CaseFile(props: Asked) {
  const typed = await asked(props, "case");
  const [site, found, held] = await Promise.all([
    readSite(),
    findCase(typed),
    findDraft<HeldAppeal>("appeal", await asked(props, "draft")),
  ]);
  if (!found && typed !== "") answerStatus(404);
  return (
    <Main site={site}>{found ? <CasePage found={found} held={held} /> : <FindCasePage typed={typed} />}</Main>
  );
}
