import type { BrowserContext } from "@playwright/test";
import { closeDatabase } from "#db/client.ts";
import { joinEmbedded } from "#db/embedded.ts";
import { makeAccount, type PersonRow } from "#db/testing/people.ts";
import { makeSessionCookie } from "#db/testing/session-cookie.ts";
import { env, publishDatabaseUrl } from "#lib/env.ts";

let joined: string | null | undefined;

/** Lets a test reach the database of the portal that Playwright started, through db/. Call it before anything in db/ is used. */
export async function joinPortalDatabase(): Promise<void> {
  const dataDir = process.env.E2E_DATA_DIR ?? "";
  joined ??= await joinEmbedded(dataDir);
  if (!joined) throw new Error(`No database runs in ${dataDir}.`);
  if (env().DATABASE_URL === joined) return;
  // Another file of tests may have had a database of its own in this process.
  await closeDatabase();
  process.env.DATA_DIR = dataDir;
  publishDatabaseUrl(joined);
}

/**
 * Signs a new account in on this browser, without the way through mail or password: that has tests of its own.
 * @returns whose account it is
 */
export async function signedIn(
  context: BrowserContext,
  person: PersonRow = {},
): Promise<{ userId: number; email: string }> {
  await joinPortalDatabase();
  const account = await makeAccount(person);
  await signInAs(context, account.userId);
  return account;
}

/**
 * The same at a portal of a test's own, whose database this process is joined to already (e2e/own-database.ts).
 * @param origin of that portal
 */
export async function signedInAt(
  origin: string,
  context: BrowserContext,
  person: PersonRow,
): Promise<{ userId: number; email: string }> {
  const account = await makeAccount(person);
  const cookie = await makeSessionCookie(account.userId, origin);
  await context.addCookies([{ ...cookie, url: origin, httpOnly: true, sameSite: "Lax" }]);
  return account;
}

/** Signs an account in that is there already. */
export async function signInAs(context: BrowserContext, userId: number): Promise<void> {
  await joinPortalDatabase();
  const portal = `http://127.0.0.1:${process.env.E2E_PORT}`;
  const cookie = await makeSessionCookie(userId, portal);
  await context.addCookies([{ ...cookie, url: portal, httpOnly: true, sameSite: "Lax" }]);
}
