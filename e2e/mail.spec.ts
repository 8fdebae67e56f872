import { expect, test } from "@playwright/test";
import { transaction } from "#db/client.ts";
import { queueMail } from "#db/mails.ts";
import { query } from "#db/testing/query.ts";
import { layLine } from "#e2e/database-line.ts";
import { codeIn, countMails, linkIn, nextMail } from "#e2e/outbox.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { startPortal } from "#e2e/own-portal.ts";
import { signedInAt } from "#e2e/signed-in.ts";
import { type Dkim, dkimRecord } from "#lib/dkim.ts";
import { paths } from "#lib/paths.ts";
import { makeDkimKey } from "#lib/testing/dkim-key.ts";
import { startSmtp } from "#lib/testing/smtp-server.ts";
import { verifyDkim } from "#lib/testing/verify-dkim.ts";

/** Mails as the whole portal sends them, and what it says when it does not. */
let database: OwnDatabase;

const dkim: Dkim = { domain: "news.example", selector: "s2026", privateKey: makeDkimKey() };
const SIGNING = {
  DKIM_KEY: dkim.privateKey.replaceAll("\n", "\\n"),
  DKIM_SELECTOR: dkim.selector,
  DKIM_DOMAIN: dkim.domain,
};

test.describe.configure({ mode: "default" });
test.setTimeout(120_000);

test.beforeAll(async () => {
  database = await openOwnDatabase();
});
test.afterAll(() => database.close());

const queue = (to: string) =>
  transaction((tx) =>
    queueMail(tx, {
      to,
      locale: "de",
      dedupeKey: `test ${to}`,
      content: {
        kind: "sign-in",
        code: "048211",
        path: "/login/code?token=abc",
        minutes: 15,
        withComment: false,
      },
    }),
  );

test("without a mail server they lie in the outbox folder, at once", async () => {
  const portal = await startPortal(database.url);
  await queue("leserin@example.org");
  const mail = await nextMail(portal.dataDir, "leserin@example.org", { within: 5_000 });
  expect(codeIn(mail)).toBe("048211");
  expect(linkIn(mail, "/login/code")).toBe("/login/code?token=abc");
  expect(mail.text).toContain(`${portal.origin}/login/code`);
  expect(mail.html).toContain("048211");
  expect(mail.headers["auto-submitted"]).toBe("auto-generated");
  expect(await countMails(portal.dataDir, "leserin@example.org")).toBe(1);
  await portal.stop();
});

test("two portals on one database, one of them killed while it sends: nobody gets a mail twice", async () => {
  const smtp = await startSmtp();
  const portals = await Promise.all(
    [1, 2].map(() => startPortal(database.url, { SMTP_URL: smtp.url, ...SIGNING })),
  );
  const people = Array.from({ length: 60 }, (_, at) => `reader-${at}@example.org`);
  for (const person of people) await queue(person);
  await expect.poll(() => smtp.received.length, { intervals: [5] }).toBeGreaterThan(10);
  await portals[0]?.kill();

  // What it had in hand is missed after a while; all the rest is sent by the other.
  const waiting = async () => {
    const [row] = await query<{ jobs: number }>(
      "SELECT count(*) AS jobs FROM pgboss.job WHERE name = 'mail' AND state < 'active'",
    );
    return row?.jobs;
  };
  await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
  const [unsettled] = await query<{ count: number }>("SELECT count(*) FROM deliveries WHERE sent_at IS NULL");
  await expect.poll(() => smtp.received.length).toBeGreaterThanOrEqual(60 - (unsettled?.count ?? 0));
  const recipients = smtp.received.map(({ to }) => to);
  expect(new Set(recipients).size).toBe(recipients.length);
  for (const { source } of smtp.received)
    expect(await verifyDkim(source, dkim)).toMatchObject([{ result: "pass", domain: dkim.domain }]);
  await portals[1]?.stop();
  await smtp.close();
});

test("whoever runs it is shown the record that receivers look a signature up with", async ({ page }) => {
  const portal = await startPortal(database.url, SIGNING);
  await signedInAt(portal.origin, page.context(), { role: "admin" });
  await page.goto(portal.origin + paths.adminSystem());
  const { name, text } = dkimRecord(dkim);
  const record = page.getByRole("region", { name: "DKIM-Eintrag" });
  await expect(record.getByText(name, { exact: true })).toBeVisible();
  await expect(record.getByText(text, { exact: true })).toBeVisible();
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  await portal.stop();
});

test("workers go on after the database was away", async () => {
  const line = await layLine(database.url);
  const portal = await startPortal(line.url);
  await line.cut();
  await queue("geduldig@example.org");
  await expect.poll(async () => (await portal.get("/readyz")).status).toBe(503);
  await line.mend();
  await nextMail(portal.dataDir, "geduldig@example.org", { within: 40_000 });
  await portal.stop();
  await line.cut();
});

test("jobs that do not begin are told of in /readyz, /healthz and /metrics", async () => {
  const portal = await startPortal(database.url);
  expect((await portal.get("/healthz")).status).toBe(200);
  // A queue that nobody works on.
  await query("SELECT pgboss.create_queue('left-alone', '{\"policy\":\"standard\"}')");
  await query(
    "INSERT INTO pgboss.job (name, policy, start_after) VALUES ('left-alone', 'standard', now() - interval '61 s')",
  );
  for (const path of ["/readyz", "/healthz"]) {
    const answer = await portal.get(path);
    expect([answer.status, await answer.text()]).toEqual([503, "jobs late: left-alone\n"]);
  }
  expect(await portal.metric('depesche_jobs_late{queue="left-alone"}')).toBe(1);
  expect(await portal.metric('depesche_jobs_waiting{queue="mail"}')).toBe(0);
  await query("DELETE FROM pgboss.job WHERE name = 'left-alone'");
  expect((await portal.get("/readyz")).status).toBe(200);
  await portal.stop();
});
