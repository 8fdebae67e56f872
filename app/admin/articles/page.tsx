import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireWriter } from "#auth.ts";
import { DeskFilterForm, StateTabs } from "#components/admin/desk-filter.tsx";
import { DeskList } from "#components/admin/desk-list.tsx";
import { listSectionChoices } from "#db/article-choices.ts";
import { countDesk, listDesk } from "#db/desk-list.ts";
import { deskQuery, parseDeskFilter } from "#lib/desk-list.ts";
import { paths } from "#lib/paths.ts";
import "./articles.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("articleDesk.title") };
}

export default async function ArticlesPage({ searchParams }: Props) {
  const writer = await requireWriter(paths.adminArticles());
  const filter = parseDeskFilter(await searchParams);
  const [{ t, calendar }, { lines, after }, counts, sections] = await Promise.all([
    readDesk(),
    listDesk(writer, filter),
    countDesk(),
    listSectionChoices(),
  ]);
  return (
    <div className="page">
      <div className="headed">
        <h1>{t("articleDesk.title")}</h1>
        <Link className="button" href={paths.adminNewArticle()} prefetch={false}>
          {t("articleDesk.new")}
        </Link>
      </div>
      <StateTabs t={t} filter={filter} counts={counts} />
      <DeskFilterForm t={t} filter={filter} sections={sections} />
      <DeskList
        t={t}
        calendar={calendar}
        lines={lines}
        isFiltered={Object.keys(deskQuery(filter)).length > 0}
      />
      {after && (
        <p>
          <Link href={paths.adminArticles({ ...deskQuery(filter), after })} prefetch={false}>
            {t("articleDesk.older")}
          </Link>
        </p>
      )}
    </div>
  );
}
