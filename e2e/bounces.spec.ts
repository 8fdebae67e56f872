import { readdirSync } from "node:fs";
import { mkdir, rename, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { isSuppressed } from "#db/suppressions.ts";
import { bounceOf as reportOf, sentMail } from "#db/testing/bounced.ts";
import { query } from "#db/testing/query.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";
import { LONGEST_BOUNCE } from "#lib/bounces/parse-bounce.ts";
import { paths } from "#lib/paths.ts";

/** What came back, as a mail server brings it to the portal. */
const SECRET = "a-secret-between-two-servers";
let database: OwnDatabase;
let portal: OwnPortal;

test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  database = await openOwnDatabase();
  portal = await startPortal(database.url, { BOUNCE_SECRET: SECRET });
});
test.afterAll(async () => {
  await portal.stop();
  await database.close();
});

/** The report on a mail: sent again it is the same one. */
const bounceOf = (messageId: string) =>
  reportOf(messageId, `bounce-${messageId.slice(1, messageId.indexOf("@"))}`);

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(portal.origin + paths.bounceHook(), {
    method: "POST",
    body,
    headers: { authorization: `Bearer ${SECRET}`, "content-type": "message/rfc822", ...headers },
  });

test("a mail server brings a bounce, and again: it counts once", async () => {
  const { to, messageId } = await sentMail("eins");
  const answers = [await post(bounceOf(messageId)), await post(bounceOf(messageId))];
  const said = await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`));
  expect(said).toEqual(["202 suppressed\n", "202 known\n"]);
  expect(await isSuppressed(to)).toBe(true);
});

test("nobody else may, nothing else is taken, and none of it changes anything", async () => {
  const { to, messageId } = await sentMail("zwei");
  const source = bounceOf(messageId);
  for (const authorization of ["", "Bearer wrong", `Basic ${SECRET}`, "Bearer "])
    expect((await post(source, { authorization })).status, authorization).toBe(401);
  expect((await post(source, { "content-type": "application/json" })).status).toBe(415);
  expect((await post(`${source}${"x".repeat(LONGEST_BOUNCE)}`)).status).toBe(413);
  expect((await portal.get(paths.bounceHook())).status).toBe(405);
  for (const rubbish of ["", "\0", "<html>"]) {
    const answer = await post(rubbish);
    expect([answer.status, await answer.text()]).toEqual([202, "no-bounce\n"]);
  }
  expect(await isSuppressed(to)).toBe(false);
});

test("without a secret there is no such address", async () => {
  const other = await startPortal(database.url);
  const answer = await fetch(other.origin + paths.bounceHook(), { method: "POST", body: "x" });
  expect(answer.status).toBe(404);
  await other.stop();
});

test("what lies in the folder is read when its time has come", async () => {
  const { to, messageId } = await sentMail("drei");
  const folder = join(portal.dataDir, "bounces");
  await mkdir(folder);
  await writeFile(join(folder, "a.part"), bounceOf(messageId));
  await utimes(join(folder, "a.part"), new Date(0), new Date(0));
  await rename(join(folder, "a.part"), join(folder, "a.eml"));
  await query(`INSERT INTO pgboss.job (name, policy, data) VALUES ('bounces', 'standard', '{}')`);
  await expect.poll(() => isSuppressed(to), { timeout: 30_000 }).toBe(true);
  await expect.poll(() => readdirSync(folder)).toEqual(["done"]);
});
