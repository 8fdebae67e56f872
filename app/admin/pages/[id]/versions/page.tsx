import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { restoreWording } from "#app/admin/pages/actions.ts";
import { getAdmin, requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { RevisionDiff } from "#components/admin/revision-diff.tsx";
import { RevisionList } from "#components/admin/revision-list.tsx";
import { getDeskPage } from "#db/page-desk.ts";
import { getPageVersion, listPageVersions } from "#db/page-versions.ts";
import { LEGAL_PAGES } from "#lib/desk-page.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { compareSnapshots } from "#lib/revision-diff.ts";
import "../../../articles/articles.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Digits of a hash by which people tell two wordings apart. */
const SHOWN_DIGITS = 12;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("pageDesk.versions") };
}

export default async function PageVersionsPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? 0;
  await requireEditor(paths.adminPageVersions({ id }));
  const query = await searchParams;
  const [from, to] = [parseId(query.from), parseId(query.to)];
  const [{ t, calendar }, page, admin, versions, before, after] = await Promise.all([
    readDesk(),
    getDeskPage(id),
    getAdmin(),
    listPageVersions(id, parseId(query.before)),
    from === null ? null : getPageVersion(id, from),
    to === null ? null : getPageVersion(id, to),
  ]);
  if (!page) notFound();
  const mayWrite = admin !== null || !LEGAL_PAGES.has(page.slug);
  return (
    <div className="page">
      <p>
        <Link href={paths.adminPage({ id })} prefetch={false}>
          {page.title}
        </Link>
      </p>
      <h1>{t("pageDesk.versions")}</h1>
      <p className="muted">{t("pageDesk.versionsIntro")}</p>
      {from !== null && to !== null && before && after && (
        <section className="comparison" aria-labelledby="comparison-title">
          <h2 id="comparison-title">{t("articleDesk.comparing", { from, to })}</h2>
          <RevisionDiff t={t} fields={compareSnapshots(before, after)} />
          {mayWrite && from !== page.version && (
            <OrderForm
              id="restore"
              action={restoreWording}
              send={t("pageDesk.restore", { version: from })}
              fields={[
                { kind: "hidden", name: "id", value: `${id}` },
                { kind: "hidden", name: "seen", value: page.stamp },
                { kind: "hidden", name: "version", value: `${from}` },
              ]}
            />
          )}
        </section>
      )}
      <RevisionList
        t={t}
        calendar={calendar}
        versions={versions.map(({ title, wordingHash, ...version }) => ({
          ...version,
          under: (
            <>
              {title} <code title={wordingHash}>{wordingHash.slice(0, SHOWN_DIGITS)}</code>
            </>
          ),
        }))}
        nobody={t("pageDesk.nobody")}
        at={(query) => paths.adminPageVersions({ id }, query)}
      />
    </div>
  );
}
