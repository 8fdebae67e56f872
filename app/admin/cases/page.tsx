import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { type Asked, asked } from "#app/asked.ts";
import { requireModerator } from "#auth.ts";
import { CaseList } from "#components/admin/case-list.tsx";
import { listDecidedCases, listOpenCases } from "#db/case-desk.ts";
import { paths } from "#lib/paths.ts";
import "./cases.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("cases.title") };
}

/** What waits, the oldest first; what was decided, the newest first. */
export default async function CasesPage(props: Asked) {
  await requireModerator(paths.adminCases());
  const before = momentOf(await asked(props, "before"));
  const [desk, open, decided] = await Promise.all([
    readDesk(),
    before ? [] : listOpenCases(),
    listDecidedCases(before),
  ]);
  const { t } = desk;
  return (
    <div className="page">
      <h1>{t("cases.title")}</h1>
      {!before && (
        <>
          <p className="muted">{t("cases.intro")}</p>
          <CaseList {...desk} caption={t("cases.open")} lines={open} empty={t("cases.noneOpen")} />
        </>
      )}
      <CaseList {...desk} caption={t("cases.decided")} lines={decided.lines} empty={t("cases.noneDecided")} />
      {decided.next && (
        <p>
          <Link
            className="button"
            href={`${paths.adminCases()}?before=${encodeURIComponent(decided.next.toISOString())}`}
            prefetch={false}
          >
            {t("cases.older")}
          </Link>
        </p>
      )}
    </div>
  );
}

function momentOf(text: string): Date | null {
  const moment = new Date(text);
  return text !== "" && !Number.isNaN(moment.getTime()) ? moment : null;
}
