import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { findCase } from "#db/cases.ts";
import { db } from "#db/client.ts";
import { fileNotice } from "#db/notices.ts";
import { makeComment, referenceOf, visitor } from "#db/testing/cases.ts";
import { makeLive } from "#db/testing/rows.ts";
import { readNotice } from "#lib/notices.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

/** Fewer than the limit of notices about one thing. */
const PER_COMMENT = 100;

it("keeps whatever somebody reports with, letter by letter", async () => {
  const texts = hostileTexts();
  const articleId = await makeLive({ title: texts[0] ?? "" });
  let commentId = 0;
  for (const [index, text] of texts.entries()) {
    if (index % PER_COMMENT === 0) commentId = await makeComment(articleId);
    const form = new FormData();
    const fields = { type: "comment", id: `${commentId}`, reason: text, explanation: text, name: text };
    for (const [name, value] of Object.entries(fields)) form.set(name, value.toWellFormed());
    const input = readNotice(form);
    if (!input) throw new Error("not read");
    const found = await findCase(
      await referenceOf(fileNotice(visitor(), { ...input, email: `ada${index}@example.org` })),
    );
    expect(found).toMatchObject({ kind: "notice", explanation: input.explanation, reason: input.reason });
  }
  const { rows } = await db().execute<{ count: number }>(sql`SELECT count(*) AS count FROM notices`);
  process.stderr.write(`Filed ${rows[0]?.count} notices with hostile texts.\n`);
  expect(rows[0]?.count).toBe(texts.length);
});
