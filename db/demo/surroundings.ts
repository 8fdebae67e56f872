import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { DemoContent } from "#db/demo/content.ts";
import { books, jobAds, promos, slots } from "#db/schema/promos.ts";
import { normalizeIsbn } from "#lib/isbn.ts";

type Ids = ReadonlyMap<string, number>;

const DAY_MS = 24 * 3_600_000;

/** Promo links, job ads that run out by themselves, and books. */
export async function addPromotions(tx: Transaction, content: DemoContent): Promise<void> {
  await tx.insert(promos).values(content.promos.map(({ kind: _, ...promo }) => promo));
  await tx.insert(jobAds).values(
    content.jobs.map(({ daysLeft, ...job }, position) => ({
      ...job,
      position,
      endsAt: new Date(Date.now() + daysLeft * DAY_MS),
    })),
  );
  await tx.insert(books).values(
    content.books.map(({ isbn, price, ...book }, position) => ({
      ...book,
      position,
      isbn: normalizeIsbn(isbn),
      price: toPrice(price),
    })),
  );
}

/** "24,00 €" → "24.00" */
function toPrice(text: string): string {
  const price = text.replace(/[^\d,]/g, "").replace(",", ".");
  if (!/^\d+\.\d{2}$/.test(price)) throw new Error(`books.json: "${text}" is no price.`);
  return price;
}

export async function addSlots(tx: Transaction, content: DemoContent, articles: Ids): Promise<void> {
  const pinned = content.articles.flatMap(({ slot, slug }) =>
    slot ? [{ name: slot, articleId: articles.get(slug) ?? 0 }] : [],
  );
  if (pinned.length > 0) await tx.insert(slots).values(pinned);
}

/** Shares of the last seven days in an article's views, today first: most is read while it is new. */
const DAYS = [0.3, 0.22, 0.16, 0.12, 0.09, 0.07, 0.04];

/** Views of the last seven days, none before an article was there, which sum up to what the content says. */
export async function addViews(tx: Transaction, content: DemoContent, articles: Ids): Promise<void> {
  const rows = content.articles.flatMap(({ slug, views, hoursAgo }) => {
    const days = DAYS.slice(0, Math.max(1, Math.ceil(hoursAgo / 24)));
    const whole = days.reduce((sum, share) => sum + share, 0);
    const parts = days.map((share) => Math.floor((views * share) / whole));
    const rest = views - parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part, day) => ({ id: articles.get(slug), day, views: day === 0 ? part + rest : part }));
  });
  await tx.execute(sql`
    INSERT INTO page_views (day, article_id, views)
    SELECT current_date - x.day, x.id, x.views
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id bigint, day int, views int)`);
}
