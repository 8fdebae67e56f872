import { sql } from "drizzle-orm";
import { type Transaction, transaction } from "#db/client.ts";
import { readLegalPages } from "#db/demo/content.ts";
import { savePage } from "#db/page-writes.ts";
import { fromHtml } from "#lib/body/from-html.ts";
import type { Publisher } from "#lib/proof.ts";

/** The order in which the footer lists them. */
const ORDER = ["imprint", "privacy", "comment-policy", "accessibility"];

/**
 * The pages that the law asks for (rule IM), as complete drafts with placeholders: every portal has them from
 * its first start on, with demo content or without. What a newsroom has written is never touched.
 */
export async function ensureLegalPages(publisher: Publisher): Promise<void> {
  const drafts = await readLegalPages();
  await transaction(async (tx) => {
    // Two processes that start at once would both find nothing.
    await tx.execute(sql`LOCK TABLE pages IN SHARE ROW EXCLUSIVE MODE`);
    const known = await knownPages(tx);
    for (const { html, ...draft } of drafts) {
      if (known.has(`${draft.slug} ${draft.language}`)) continue;
      const body = fromHtml(html).doc.toJSON();
      const position = ORDER.indexOf(draft.slug);
      await savePage(publisher, { ...draft, body, position, inFooter: true, state: "live" }, tx);
    }
  });
}

async function knownPages(tx: Transaction): Promise<Set<string>> {
  const { rows } = await tx.execute<{ slug: string; language: string }>(
    sql`SELECT slug, language FROM pages`,
  );
  return new Set(rows.map(({ slug, language }) => `${slug} ${language}`));
}
