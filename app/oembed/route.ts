import { getArticle } from "#db/articles.ts";
import { getSite } from "#db/site.ts";
import { feedResponse, JSON_TYPE, notFoundResponse, TEXT_TYPE } from "#lib/http.ts";
import { oembedLink, parseOembed } from "#lib/oembed.ts";

/** ?url=…&format=json&maxwidth=… of one of our live articles (https://oembed.com). */
export async function GET(request: Request): Promise<Response> {
  const site = await getSite();
  const asked = parseOembed(site, new URL(request.url).searchParams);
  if (asked === 501)
    return new Response("501 Not Implemented: format\n", {
      status: 501,
      headers: { "Content-Type": TEXT_TYPE },
    });
  const article = asked !== 404 && (await getArticle(asked.section, asked.slug));
  if (!article) return notFoundResponse();
  return feedResponse(request, JSON.stringify(oembedLink(site, article, asked)), { type: JSON_TYPE });
}
