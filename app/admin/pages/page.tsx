import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { PageList } from "#components/admin/page-list.tsx";
import { listPages } from "#db/page-desk.ts";
import { LONGEST_TITLE } from "#lib/desk-page.ts";
import { paths } from "#lib/paths.ts";
import { addPage } from "./actions.ts";
import "../sections/order.css";
import "./pages.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("pageDesk.title") };
}

export default async function PagesPage({ searchParams }: Props) {
  await requireEditor(paths.adminPages());
  const query = await searchParams;
  const [slug, language] = [[query.after].flat()[0], [query.language].flat()[0]];
  const [{ t, site, calendar }, { lines, hasMore }] = await Promise.all([
    readDesk(),
    listPages(slug ? { slug, language: language ?? "" } : null),
  ]);
  const last = lines.at(-1);
  return (
    <div className="page">
      <h1>{t("pageDesk.title")}</h1>
      <p className="muted">{t("pageDesk.intro")}</p>
      <div className="columns">
        <div>
          <PageList t={t} calendar={calendar} lines={lines} />
          {hasMore && last && (
            <p>
              <Link href={paths.adminPages({ after: last.slug, language: last.language })} prefetch={false}>
                {t("pageDesk.more")}
              </Link>
            </p>
          )}
        </div>
        <OrderForm
          id="new"
          action={addPage}
          title={t("pageDesk.new")}
          send={t("pageDesk.create")}
          fields={[
            {
              kind: "line",
              name: "title",
              label: t("pageDesk.name"),
              required: true,
              maxLength: LONGEST_TITLE,
            },
            { kind: "line", name: "slug", label: t("pageDesk.slug"), help: t("pageDesk.slugNewHelp") },
            {
              kind: "choice",
              name: "language",
              label: t("pageDesk.language"),
              value: site.locale,
              options: [
                { value: "de", label: t("pageDesk.german") },
                { value: "en", label: t("pageDesk.english") },
              ],
            },
          ]}
        />
      </div>
    </div>
  );
}
