import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readDesk } from "#app/admin/desk.ts";
import { savePageDesk } from "#app/admin/pages/actions.ts";
import { getAdmin, requireEditor } from "#auth.ts";
import { pictureTexts } from "#components/admin/media-texts.ts";
import { PageForm } from "#components/admin/page-form.tsx";
import { getDeskPage } from "#db/page-desk.ts";
import { LEGAL_PAGES } from "#lib/desk-page.ts";
import { messagesFor } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import "../../articles/articles.css";
import "../pages.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const read = cache(getDeskPage);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await read(parseId((await params).id) ?? 0);
  return { title: page?.title ?? (await readDesk()).t("pageDesk.title") };
}

export default async function PageDeskPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? 0;
  await requireEditor(paths.adminPage({ id }));
  const [{ t, site }, page, admin, { done }] = await Promise.all([
    readDesk(),
    read(id),
    getAdmin(),
    searchParams,
  ]);
  if (!page) notFound();
  const isLegal = LEGAL_PAGES.has(page.slug);
  const messages = messagesFor(site.locale);
  return (
    <div className="page">
      <p>
        <Link href={paths.adminPages()} prefetch={false}>
          {t("pageDesk.title")}
        </Link>
      </p>
      <h1>{page.title}</h1>
      {(done === "saved" || done === "created" || done === "restored") && (
        <p className="outcome" role="status">
          {t(`pageDesk.done.${done}`)}{" "}
          {page.state === "live" && <a href={paths.page(page)}>{t("pageDesk.look")}</a>}
        </p>
      )}
      <p className="muted">
        {t("pageDesk.version", { version: page.version })} ·{" "}
        <Link href={paths.adminPageVersions({ id })} prefetch={false}>
          {t("pageDesk.versions")}
        </Link>
      </p>
      {isLegal && <p className="foreign">{t(admin ? "pageDesk.legalHint" : "pageDesk.legalOnly")}</p>}
      <PageForm
        key={page.stamp}
        page={page}
        action={savePageDesk}
        mayWrite={!isLegal || admin !== null}
        isMovable={!isLegal}
        texts={messages.pageDesk.form}
        editorTexts={messages.articleDesk.editor}
        pictureTexts={pictureTexts(messages)}
        choicesPath={`${paths.adminArticles()}/choices`}
      />
    </div>
  );
}
