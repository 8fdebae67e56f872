import { closeDatabase, transaction } from "#db/client.ts";
import { enqueue } from "#db/queue.ts";
import { startWorkers } from "#db/queue-workers.ts";
import { tellOfArticle } from "#jobs/alerts.ts";
import { readBounces } from "#jobs/bounces.ts";
import { trainClassifier } from "#jobs/classifier.ts";
import { sendDigests } from "#jobs/digests.ts";
import { fetchEmbedPicture } from "#jobs/embed-picture.ts";
import { tellOfCorrection, tellOfDiscussions } from "#jobs/followers.ts";
import { keepHouse } from "#jobs/housekeeping.ts";
import { fetchJobFeeds } from "#jobs/job-feeds.ts";
import { checkForeignLinks } from "#jobs/link-checks.ts";
import { watchLinks } from "#jobs/links.ts";
import { sendQueuedMail } from "#jobs/mail.tsx";
import { sendNewsletter } from "#jobs/newsletter.ts";
import { sendPings } from "#jobs/pings.ts";
import { publishWhatIsDue } from "#jobs/publish.ts";
import { sendPushMessages } from "#jobs/push.ts";
import { findRelated } from "#jobs/related.ts";
import { indexForSearch, learnVocabulary } from "#jobs/words.ts";
import { onClosing } from "#lib/closing.ts";
import { grantSystem } from "#lib/grant.ts";
import { closeMailLines } from "#lib/mail.ts";

/** How long the end waits for jobs that run, in milliseconds; less than the thread is given (server/renderer-thread.ts). */
const LAST_WORDS_MS = 6_000;

/** Everything that happens later, in this process; ends with it. */
export async function startJobs(): Promise<void> {
  const stop = await startWorkers(
    grantSystem("jobs"),
    {
      mail: sendQueuedMail,
      "bulk-mail": sendQueuedMail,
      housekeeping: keepHouse,
      classifier: trainClassifier,
      alerts: tellOfArticle,
      digests: sendDigests,
      corrections: tellOfCorrection,
      discussions: tellOfDiscussions,
      publish: publishWhatIsDue,
      newsletter: sendNewsletter,
      "job-feeds": () => fetchJobFeeds(),
      bounces: readBounces,
      "embed-picture": (data, tries) => fetchEmbedPicture(data, tries),
      links: watchLinks,
      "link-checks": () => checkForeignLinks(),
      words: indexForSearch,
      vocabulary: learnVocabulary,
      related: findRelated,
      pings: () => sendPings(),
      push: (data) => sendPushMessages(data),
    },
    { within: LAST_WORDS_MS },
  );
  // What came in while nobody was at work.
  await transaction((tx) => enqueue(tx, "words", {}));
  onClosing(async () => {
    await stop();
    closeMailLines();
    await closeDatabase();
  });
}
