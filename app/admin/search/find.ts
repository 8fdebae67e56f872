import { getModerator, getWriter } from "#auth.ts";
import { listAuthors } from "#db/author-desk.ts";
import { searchComments } from "#db/comment-search.ts";
import { listDesk } from "#db/desk-list.ts";
import { listPictures } from "#db/media-library.ts";
import { listTopics } from "#db/topic-desk.ts";
import { can, type Role } from "#lib/capabilities.ts";
import { SEARCH_FIRST, type Searched, type StaffSearch } from "#lib/staff-search.ts";

const NONE = { lines: [], after: null };

/** What there is of each kind: the first few of all, or a page of the one that was asked for. */
export async function find(search: StaffSearch, role: Role) {
  const { words, kind, hasWords } = search;
  const most = kind ? undefined : SEARCH_FIRST;
  const [writer, moderator] = await Promise.all([getWriter(), getModerator()]);
  const isAsked = (one: Searched) => hasWords && (kind === null || kind === one);
  const hasNames = hasWords && kind === null && can(role, "publish");
  const [articles, comments, media, topics, authors] = await Promise.all([
    writer && isAsked("articles") ? listDesk(writer, search.articles, most) : NONE,
    moderator && isAsked("comments")
      ? searchComments(moderator, { words, after: search.comments }, most)
      : NONE,
    writer && isAsked("media") ? listPictures(search.media, most) : NONE,
    hasNames ? listTopics({ words, after: null }) : NONE,
    hasNames ? listAuthors({ words, after: null }) : NONE,
  ]);
  return {
    articles,
    comments,
    media,
    topics: topics.lines.slice(0, SEARCH_FIRST),
    authors: authors.lines.slice(0, SEARCH_FIRST),
  };
}
