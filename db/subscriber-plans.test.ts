import { beforeAll, expect, it } from "vitest";
import { openConsentFile } from "#db/consent-file.ts";
import { listSignUpHours, readSubscriberFigures } from "#db/subscriber-figures.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { stepsOf } from "#db/testing/plans.ts";
import { query } from "#db/testing/query.ts";
import { makeViewer } from "#db/testing/viewers.ts";
import { grantEditor } from "#lib/grant.ts";
import type { Admin, Editor } from "#lib/proof.ts";

const SUBSCRIBERS = 25_000;
const EACH = 4;
const GROWING = ["subscribers", "subscriptions", "consents", "deliveries", "push_topics", "audit_log"];
let admin: Admin;
let editor: Editor;

beforeAll(async () => {
  process.env.AUTH_SECRET ??= "a secret of this test, long enough";
  admin = await makeAdmin();
  editor = grantEditor(await makeViewer({ role: "editor" })) as Editor;
  await query(`
    INSERT INTO subscribers (email, secret, confirmed_at) SELECT 'r' || g || '@x.example', 's' || g, now() FROM generate_series(1, ${SUBSCRIBERS}) g;
    INSERT INTO subscriptions (subscriber_id, kind, ref_id, frequency, confirmed_at, ended_at, created_at)
      SELECT s.id, 'topic', n, (ARRAY['at_once', 'daily', 'weekly'])[1 + n % 3], CASE WHEN s.id % 50 > 0 THEN now() END,
        CASE WHEN s.id % 10 = 1 THEN now() END, now() FROM subscribers s, generate_series(1, ${EACH}) n;
    INSERT INTO consents (email, event, list, wording_version, wording_hash, created_at)
      SELECT 'r' || g || '@x.example', (ARRAY['requested', 'confirmed', 'withdrawn'])[1 + n % 3], 'topic ' || n, 1, '',
        now() - g * interval '20 minutes' FROM generate_series(1, ${SUBSCRIBERS}) g, generate_series(1, 6) n;
    INSERT INTO deliveries (dedupe_key, kind, to_address, claimed_at, sent_at) SELECT 'd' || g, 'news', 'r' || g, now(), now()
      FROM generate_series(1, ${SUBSCRIBERS}) g;
    INSERT INTO mail_counts (day, what, kind, lane, many) SELECT current_date - d, w, 'kind' || k, 0, 9
      FROM generate_series(0, 1500) d, unnest(ARRAY['sent', 'bounced', 'ended', 'confirmed']) w, generate_series(1, 9) k`);
  await query("ANALYZE");
}, 120_000);

it("figures go once through what there is, and never through mails or the log", async () => {
  const steps = await stepsOf(() => readSubscriberFigures(editor));
  const of = (name: string) => steps.filter(({ table }) => table === name);
  for (const name of ["deliveries", "consents", "subscribers"]) expect(of(name)).toEqual([]);
  const [all, ...others] = of("subscriptions").toSorted((a, b) => b.rows - a.rows);
  expect(all?.rows).toBeLessThanOrEqual(SUBSCRIBERS * EACH);
  // What waits has an index of its own.
  for (const { kind, rows } of others) {
    expect(kind).not.toBe("Seq Scan");
    expect(rows).toBeLessThanOrEqual((SUBSCRIBERS / 50) * EACH);
  }
  for (const { kind, rows } of of("mail_counts")) {
    expect(kind).not.toBe("Seq Scan");
    expect(rows).toBeLessThanOrEqual(91 * 36);
  }
});

it.each<[string, number, () => Promise<unknown>]>([
  ["sign-ups by the hour", 1100, () => listSignUpHours(editor)],
  ["the file of one address", 50, () => openConsentFile(admin, "r777@x.example")],
])("%s ask an index", async (_, bound, read) => {
  for (const { kind, table, rows } of await stepsOf(read)) {
    expect(rows, `${kind} ${table}`).toBeLessThanOrEqual(bound);
    if (GROWING.includes(table)) expect(kind).not.toBe("Seq Scan");
  }
});
