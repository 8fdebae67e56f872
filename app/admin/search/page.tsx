import type { Metadata } from "next";
import { readDesk } from "#app/admin/desk.ts";
import { requireStaff } from "#auth.ts";
import { DeskList } from "#components/admin/desk-list.tsx";
import { MediaGrid } from "#components/admin/media-grid.tsx";
import { FoundComments } from "#components/admin/search/found-comments.tsx";
import { FoundGroup } from "#components/admin/search/found-group.tsx";
import { FoundNames } from "#components/admin/search/found-names.tsx";
import { SearchHead } from "#components/admin/search/search-head.tsx";
import { paths } from "#lib/paths.ts";
import { parseStaffSearch, type Searched, searchedBy, staffSearchQuery } from "#lib/staff-search.ts";
import { find } from "./find.ts";
import "../articles/articles.css";
import "./search.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("staffSearch.title") };
}

/** One search over what the newsroom has, for each role over what its own lists show. */
export default async function SearchPage({ searchParams }: Props) {
  const { role } = await requireStaff(paths.adminSearch());
  const search = parseStaffSearch(await searchParams, role);
  const [{ t, calendar }, found] = await Promise.all([readDesk(), find(search, role)]);
  const { articles, comments, media, topics, authors } = found;
  const kinds = searchedBy(role);
  const { words } = search;
  const waysOf = (kind: Searched, after: string | number | null) => [
    ...(after === null
      ? []
      : [
          {
            href: paths.adminSearch({
              ...staffSearchQuery({ words, kind }),
              ...(search.kind ? { after: `${after}` } : {}),
            }),
            label: t(`staffSearch.more.${kind}`),
          },
        ]),
    { href: DESKS[kind]({ q: words }), label: t(`staffSearch.desk.${kind}`) },
  ];
  const isEmpty = Object.values(found).every((one) => ("lines" in one ? one.lines : one).length === 0);
  return (
    <div className="page">
      <h1>{t("staffSearch.title")}</h1>
      <SearchHead t={t} search={search} kinds={kinds} />
      {words === "" && (
        <ul className="found-begin muted">
          {kinds.map((kind) => (
            <li key={kind}>{t(`staffSearch.begin.${kind}`)}</li>
          ))}
          <li>{t("staffSearch.help")}</li>
        </ul>
      )}
      {words !== "" && isEmpty && <p className="empty">{t("staffSearch.none")}</p>}
      {articles.lines.length > 0 && (
        <FoundGroup title={t("staffSearch.kind.articles")} ways={waysOf("articles", articles.after)}>
          <DeskList t={t} calendar={calendar} lines={articles.lines} isFiltered />
        </FoundGroup>
      )}
      {comments.lines.length > 0 && (
        <FoundGroup title={t("staffSearch.kind.comments")} ways={waysOf("comments", comments.after)}>
          <FoundComments t={t} calendar={calendar} lines={comments.lines} />
        </FoundGroup>
      )}
      {media.lines.length > 0 && (
        <FoundGroup title={t("staffSearch.kind.media")} ways={waysOf("media", media.after)}>
          <MediaGrid t={t} calendar={calendar} lines={media.lines} />
        </FoundGroup>
      )}
      {topics.length > 0 && (
        <FoundGroup
          title={t("staffSearch.topics")}
          ways={[{ href: paths.adminTopics({ q: words }), label: t("staffSearch.allTopics") }]}
        >
          <FoundNames names={topics.map((topic) => ({ href: paths.adminTopic(topic), name: topic.name }))} />
        </FoundGroup>
      )}
      {authors.length > 0 && (
        <FoundGroup
          title={t("staffSearch.authors")}
          ways={[{ href: paths.adminAuthors({ q: words }), label: t("staffSearch.allAuthors") }]}
        >
          <FoundNames names={authors.map((who) => ({ href: paths.adminAuthor(who), name: who.name }))} />
        </FoundGroup>
      )}
    </div>
  );
}

const DESKS: Record<Searched, (query: { q: string }) => string> = {
  articles: paths.adminArticles,
  comments: paths.adminComments,
  media: paths.adminMedia,
};
