import { getVisitor } from "#auth.ts";
import { readPartnerFeed } from "#db/partner-feeds.ts";
import { getSite } from "#db/site.ts";
import { answerFeed } from "#lib/feeds/formats.ts";
import { partnerFeed } from "#lib/feeds/partner.ts";
import { notFoundResponse, TEXT_TYPE } from "#lib/http.ts";
import { homeWords } from "#lib/lists.ts";
import type { FeedFormat } from "#lib/paths.ts";

type Context = { params: Promise<{ token: string }> };

/** A partner's own feed; nobody finds it who was not given its address. */
export const readPartner =
  (format: FeedFormat) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const { token } = await params;
    const read = await readPartnerFeed(await getVisitor(), token);
    if (!read) return notFoundResponse();
    if ("retryAfter" in read)
      return new Response("429 Too Many Requests\n", {
        status: 429,
        headers: { "Content-Type": TEXT_TYPE, "Retry-After": `${read.retryAfter}` },
      });
    const site = await getSite();
    const words = { ...homeWords(site), title: read.name };
    const { id, rules, listed } = read;
    const answer = answerFeed(request, partnerFeed(site, { id, rules, token, words }, listed), format);
    answer.headers.set("X-Robots-Tag", "noindex");
    // Each fetch is counted, and an address that was taken back opens nothing from then on.
    answer.headers.set("Cache-Control", "private, no-cache");
    return answer;
  };
