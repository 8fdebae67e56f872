import { listCorrectionFeed } from "#db/correction-lists.ts";
import { getSite } from "#db/site.ts";
import { correctionFeed } from "#lib/feeds/corrections.ts";
import { answerFeeds } from "../answers.ts";

export const correctionsFeed = answerFeeds(async () => {
  const [site, corrections] = await Promise.all([getSite(), listCorrectionFeed()]);
  return { feed: correctionFeed(site, corrections) };
});
