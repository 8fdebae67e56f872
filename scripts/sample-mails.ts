import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listLatest } from "#db/article-lists.ts";
import { getArticle } from "#db/articles.ts";
import { transaction } from "#db/client.ts";
import { queueMails } from "#db/mails.ts";
import { query } from "#db/testing/query.ts";
import { subject, subscribe } from "#db/testing/subscribers.ts";
import { type ParsedMail, parseMail } from "#lib/parse-mail.ts";
import type { Frequency } from "#lib/subscriptions.ts";

const READER = "leserin@reader.example";
const IN_DIGEST = 4;

/** Mails of a subscription as the demo portal sends them: the one that asks, news at once, a day's digest. */
export async function makeSampleMails(dataDir: string): Promise<Record<string, ParsedMail>> {
  const latest = (await listLatest(1)).items.slice(0, IN_DIGEST);
  const [lead, followed] = latest;
  if (!lead || !followed) throw new Error("The demo content has articles.");
  const article = await getArticle(lead.section.slug, lead.slug);
  const topic = article?.topics[0];
  const similar = await subscribe(READER, subject("similar", followed.id));
  const other = topic
    ? await subscribe(READER, subject("topic", topic.id), "daily")
    : await subscribe(READER, subject("section", article?.sectionId ?? 0), "daily");
  const [row] = await query<{ id: number }>(`SELECT id FROM subscribers WHERE email = '${READER}'`);
  const subscriberId = row?.id ?? 0;
  await query(`INSERT INTO article_keys (article_id, kind, ref_id, nearness, shared)
    SELECT a.id, 'similar', ${followed.id}, 0.4, (SELECT (string_to_array(r.words, ' '))[1:2] FROM article_traits r WHERE r.article_id = a.id) FROM articles a WHERE a.id = ${lead.id}`);
  const of = (frequency: Frequency, because: number[], articles: readonly { id: number }[]) => ({
    to: READER,
    locale: "de" as const,
    dedupeKey: `sample ${frequency}`,
    subscriberId,
    content: {
      kind: "news" as const,
      subscriberId,
      frequency,
      items: articles.map(({ id }) => ({ articleId: id, because })),
    },
  });
  await transaction((tx) => queueMails(tx, [of("at_once", [similar], [lead]), of("daily", [other], latest)]));
  return {
    confirm: await arrived(dataDir, /^Bitte bestätigen/),
    alert: await arrived(dataDir, new RegExp(`^${lead.title.slice(0, 12)}`), { isAlone: true }),
    digest: await arrived(dataDir, /weitere$/),
  };
}

async function arrived(dataDir: string, title: RegExp, { isAlone = false } = {}): Promise<ParsedMail> {
  const folder = join(dataDir, "mail");
  for (
    const until = Date.now() + 60_000;
    Date.now() < until;
    await new Promise((done) => setTimeout(done, 300))
  ) {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (!name.endsWith(".eml")) continue;
      const mail = parseMail(readFileSync(join(folder, name), "utf8"));
      if (title.test(mail.subject) && !(isAlone && /weitere$/.test(mail.subject))) return mail;
    }
  }
  throw new Error(`No mail ${title} within a minute.`);
}
