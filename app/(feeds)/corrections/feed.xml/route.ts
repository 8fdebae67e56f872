import { listCorrectionFeed } from "#db/correction-lists.ts";
import { getSite } from "#db/site.ts";
import { correctionFeed } from "#lib/feeds/corrections.ts";
import { rss } from "#lib/feeds/rss.ts";
import { feedResponse, RSS_TYPE } from "#lib/http.ts";

export async function GET(request: Request) {
  const [site, corrections] = await Promise.all([getSite(), listCorrectionFeed()]);
  // One that was taken back leaves the feed, and nothing in it is younger: whoever asks gets it whole.
  return feedResponse(request, rss(correctionFeed(site, corrections)), {
    type: RSS_TYPE,
    lastModified: null,
  });
}
