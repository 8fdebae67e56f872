import { findChosen, findChosenFeed } from "#db/chosen-feed.ts";
import { listFeed } from "#db/feeds.ts";
import { getSite } from "#db/site.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { choiceQuery, isChosen, readChoice } from "#lib/feeds/choice.ts";
import { chosenWords, homeWords } from "#lib/lists.ts";
import { answerFeeds } from "./answers.ts";

/** The newest of the portal, or of what the query chooses: a section and a topic, an author's, a saved search. */
export const siteFeed = answerFeeds(async (_, request) => {
  const choice = readChoice(new URL(request.url).searchParams);
  if (!choice) return null;
  const site = await getSite();
  if (!isChosen(choice)) return { feed: articleFeed(site, homeWords(site), await listFeed()) };
  const chosen = await findChosen(choice);
  if (!chosen) return null;
  const words = chosenWords(site, chosen, choice.q);
  const listed = await findChosenFeed(chosen, choice.q);
  return listed ? { feed: articleFeed(site, words, listed, choiceQuery(choice)) } : "busy";
});
