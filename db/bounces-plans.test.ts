import { beforeAll, expect, it } from "vitest";
import { getBounceFigures, noteBounce } from "#db/bounces.ts";
import { isSuppressed, listSuppressions, suppressionHash } from "#db/suppressions.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { stepsOf } from "#db/testing/plans.ts";
import { query } from "#db/testing/query.ts";
import { grantSystem } from "#lib/grant.ts";
import type { Admin } from "#lib/proof.ts";

const MANY = 20_000;
/** A page of lines, and what bounced lately. */
const BOUND = 300;
let admin: Admin;

beforeAll(async () => {
  process.env.AUTH_SECRET ??= "a secret of this test, long enough";
  admin = await makeAdmin();
  await query(`
    INSERT INTO deliveries (dedupe_key, kind, to_address, message_id, claimed_at, sent_at, bounced_at, bounce_kind)
    SELECT 'many ' || n, 'comment-reply', n || '@example.org', '<' || n || '@news.example>', now(), now(),
      CASE WHEN n <= 200 THEN now() END, CASE WHEN n <= 200 THEN 'bounce' END FROM generate_series(1, ${MANY}) n`);
  await query(`
    INSERT INTO suppressions (address_hash, reason, delivery_id)
    SELECT 'hash ' || d.id, 'unknown-user', d.id FROM deliveries d`);
  await query(`
    INSERT INTO bounces (mail_key, address_hash, kind, reason, counts)
    SELECT 'mail ' || n, 'hash ' || n, 'bounce', 'mailbox-full', true FROM generate_series(1, ${MANY}) n`);
  await query(`
    INSERT INTO bounces (mail_key, address_hash, kind, reason, counts)
    VALUES ('one', '${suppressionHash("1000@example.org")}', 'bounce', 'mailbox-full', true)`);
  await query("ANALYZE");
});

it.each<[string, () => Promise<unknown>]>([
  ["the list, its first page", () => listSuppressions(admin)],
  ["a page in its middle", () => listSuppressions(admin, { before: MANY / 2 })],
  ["one address", () => listSuppressions(admin, { address: "7@example.org" })],
  ["whether an address is suppressed", () => isSuppressed("7@example.org")],
  ["how many came back", () => getBounceFigures(admin)],
  ["a bounce by its mail's id, counted", () => noted("<1000@news.example>")],
])("%s asks an index, however many there are", async (_, read) => {
  for (const { kind, table, rows } of await stepsOf(read)) {
    expect(rows, `${kind} ${table}`).toBeLessThanOrEqual(BOUND);
    if (["deliveries", "suppressions", "bounces"].includes(table)) expect(kind).not.toBe("Seq Scan");
  }
});

const noted = (originalMessageId: string) =>
  noteBounce(grantSystem("test"), {
    mailKey: originalMessageId,
    verdict: {
      kind: "bounce",
      originalMessageId,
      recipients: [
        {
          address: null,
          status: "4.2.2",
          action: "failed",
          reason: "mailbox-full",
          permanent: false,
          detail: "",
        },
      ],
    },
  });
