import type { Metadata } from "next";
import { type Asked, asked } from "#app/asked.ts";
import { missing, orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import type { HeldNotice } from "#app/send-notice.ts";
import { getViewer } from "#auth.ts";
import { ReportPage } from "#components/notices/report-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { findDraft } from "#db/held-drafts.ts";
import { findNoticeSubject } from "#db/notice-subjects.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";
import { readSubject } from "#lib/notices.ts";

export async function generateMetadata(props: Asked): Promise<Metadata> {
  const site = await readSite();
  const t = translator(site.locale, site.settings.address);
  const title = t("report.title");
  return unlistedMetadata(site, (await asked(props, "draft")) ? t("report.errorTitle", { title }) : title);
}

async function Report(props: Asked) {
  const about = readSubject(await asked(props, "type"), await asked(props, "id"));
  const [site, viewer, subject, held] = await Promise.all([
    readSite(),
    getViewer(),
    about && findNoticeSubject(about),
    findDraft<HeldNotice>("notice", await asked(props, "draft")),
  ]);
  if (!subject) return missing();
  return (
    <Main site={site}>
      <ReportPage
        site={site}
        subject={subject}
        typed={held?.input ?? null}
        problems={held?.problems ?? {}}
        account={viewer}
      />
    </Main>
  );
}

export default orMissing(Report);
