import { getAuthor } from "#db/authors.ts";
import { listAuthorFeed } from "#db/feeds.ts";
import { getSite } from "#db/site.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { authorWords } from "#lib/lists.ts";
import { answerFeeds } from "../../answers.ts";

export const authorFeed = answerFeeds(async ({ slug = "" }) => {
  const author = await getAuthor(slug);
  if (!author) return null;
  const [site, listed] = await Promise.all([getSite(), listAuthorFeed(author.id)]);
  return { feed: articleFeed(site, authorWords(site, author), listed) };
});
