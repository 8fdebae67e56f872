import { requireWriter } from "#auth.ts";
import { findAuthors, findLinks, findStories, findTopics, findTranslations } from "#db/article-choices.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

/** What is looked up by which name. */
const FIND = {
  topic: findTopics,
  author: findAuthors,
  story: findStories,
  link: findLinks,
  translation: findTranslations,
};
const LONGEST = 120;

/** What the editor offers while somebody types: ?kind=topic&q=… as JSON; translations `for` an article. */
export async function GET(request: Request): Promise<Response> {
  await requireWriter(paths.adminArticles());
  const { searchParams } = new URL(request.url);
  const kind = searchParams.get("kind") ?? "";
  const find = Object.hasOwn(FIND, kind) ? FIND[kind as keyof typeof FIND] : null;
  if (!find) return new Response(null, { status: 400 });
  const typed = (searchParams.get("q") ?? "").normalize("NFC").trim().slice(0, LONGEST);
  return Response.json(await find(typed, parseId(searchParams.get("for")) ?? 0));
}
