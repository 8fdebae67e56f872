import { findRedirect } from "#db/redirects.ts";
import { answerOverloaded } from "#lib/answer.ts";
import type { Feed } from "#lib/feeds/feed.ts";
import { answerFeed } from "#lib/feeds/formats.ts";
import { movedResponse, notFoundResponse, TEXT_TYPE } from "#lib/http.ts";
import { type FeedFormat, inFormat, slugFrom } from "#lib/paths.ts";

type Params = Record<string, string>;
/** An address without slugs has none. */
type Context = { params: Promise<Params | undefined> };

/** A feed; where else it stands by now, as RSS; that too many search just now; or that there is none of that name. */
export type Found = { feed: Feed } | { movedTo: string } | "busy" | null;

/** Seconds after which a feed reader may ask again for a search that there was no place for. */
const AGAIN = 30;

/**
 * The handler of a feed in one of its formats. What is not there may have been renamed: then its feed leads on, as
 * its page does.
 * @param find gets the slugs in the address, decoded
 */
export function answerFeeds(find: (slugs: Params, request: Request) => Promise<Found>) {
  return (format: FeedFormat) =>
    async (request: Request, { params }: Context): Promise<Response> => {
      const slugs = Object.fromEntries(
        Object.entries((await params) ?? {}).map(([name, value]) => [name, slugFrom(value)]),
      );
      const found = await find(slugs, request);
      if (found === "busy") {
        answerOverloaded(AGAIN);
        return new Response("503 Service Unavailable\n", { headers: { "Content-Type": TEXT_TYPE } });
      }
      if (found && "feed" in found) return answerFeed(request, found.feed, format);
      if (found) return movedResponse(inFormat(found.movedTo, format));
      const redirect = await findRedirect(new URL(request.url).pathname);
      return redirect?.to ? movedResponse(redirect.to) : notFoundResponse();
    };
}
