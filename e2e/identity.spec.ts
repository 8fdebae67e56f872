import { expect, type Page, test } from "@playwright/test";
import { db } from "#db/client.ts";
import { addAccount } from "#db/staff.ts";
import { operator } from "#db/testing/rows.ts";
import { type IdentityProvider, startIdentityProvider } from "#e2e/identity-provider.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";

/** Signing in by another service: a real OpenID provider of our own, a real portal, a real browser. */
let database: OwnDatabase;
let portal: OwnPortal;
let provider: IdentityProvider;

test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  provider = await startIdentityProvider();
  database = await openOwnDatabase();
  portal = await startPortal(database.url, {
    AUTH_OIDC_ID: provider.clientId,
    AUTH_OIDC_SECRET: provider.clientSecret,
    AUTH_OIDC_ISSUER: provider.issuer,
    AUTH_OIDC_NAME: "Stadtkonto",
  });
});

test.afterAll(async () => {
  await portal.stop();
  provider.close();
  await database.close();
});

async function signIn(page: Page, next = "/imprint"): Promise<void> {
  await page.goto(`${portal.origin}/login?next=${next}`);
  await page.getByRole("link", { name: "Stadtkonto" }).click();
}

const cookieNames = async (page: Page) => (await page.context().cookies()).map(({ name }) => name);
const count = async (table: "users" | "accounts") =>
  Number((await db().execute<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n);

test("a confirmed address gets an account, a name, one cookie, and comes back as the same person", async ({
  page,
}) => {
  const before = await count("users");
  provider.vouchFor({ sub: "7", email: "Mara@Leser.example", email_verified: true });
  await signIn(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wie möchten Sie heißen?");
  expect(await cookieNames(page)).toEqual(["depesche"]);
  await page.getByLabel("Name").fill("Mara am Deich");
  await page.getByRole("button", { name: "Name übernehmen" }).click();
  await expect(page).toHaveURL(`${portal.origin}/imprint`);
  await page.context().clearCookies();
  // Another address there, the same person here.
  provider.vouchFor({ sub: "7", email: "neu@leser.example", email_verified: true });
  await signIn(page, "/privacy");
  await expect(page).toHaveURL(`${portal.origin}/privacy`);
  await expect(page.getByRole("banner").getByRole("link", { name: "Mara am Deich" })).toBeVisible();
  expect([await count("users"), await count("accounts")]).toEqual([before + 1, 1]);
});

test("whom the provider does not vouch for is told so, and gets nothing", async ({ page }) => {
  const before = await count("users");
  const refused = async () => {
    await signIn(page);
    await expect(page.getByRole("alert")).toContainText("nicht geklappt");
    expect((await cookieNames(page)).filter((name) => !name.startsWith("depesche-"))).toEqual([]);
  };
  provider.vouchFor({ sub: "8", email: "fremd@leser.example", email_verified: false });
  await refused();
  provider.vouchFor({ sub: "8" });
  await refused();
  provider.vouchFor(null);
  await refused();
  const right = { sub: "8", email: "fremd@leser.example", email_verified: true };
  provider.vouchFor({ ...right, aud: "someone-else" });
  await refused();
  provider.vouchFor({ ...right, iss: "https://evil.example" });
  await refused();
  provider.forge(true);
  provider.vouchFor(right);
  await refused();
  provider.forge(false);
  expect(await count("users")).toBe(before);
});

test("the newsroom still needs its password", async ({ page }) => {
  await addAccount(operator, {
    email: "chefin@haus.example",
    role: "admin",
    password: "ein langes Passwort",
  });
  provider.vouchFor({ sub: "9", email: "chefin@haus.example", email_verified: true });
  await signIn(page);
  await expect(page).toHaveURL(/\/login\/staff\?/);
  expect(await cookieNames(page)).toEqual([]);
});

test("an answer that this browser did not ask for opens nothing, and one opens once", async () => {
  provider.vouchFor({ sub: "10", email: "opfer@leser.example", email_verified: true });
  const begin = async () => {
    const start = await portal.get("/login/with?provider=oidc");
    const cookie = start.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const answer = await fetch(start.headers.get("location") ?? "", { redirect: "manual" });
    const { pathname, search } = new URL(answer.headers.get("location") ?? "");
    return { cookie, back: pathname + search };
  };
  const isIn = (answer: Response) => answer.headers.getSetCookie().some((line) => /^depesche=./.test(line));
  const [mine, theirs] = [await begin(), await begin()];
  for (const cookie of ["", theirs.cookie]) {
    const answer = await portal.get(mine.back, { cookie });
    expect(answer.headers.get("location")).toContain("problem=provider");
    expect(isIn(answer)).toBe(false);
  }
  const again = await begin();
  expect(isIn(await portal.get(again.back, { cookie: again.cookie }))).toBe(true);
  expect(isIn(await portal.get(again.back, { cookie: again.cookie }))).toBe(false);
});

test("a foreign page cannot start it, and nothing else of next-auth answers", async () => {
  const foreign = await portal.get("/login/with?provider=oidc", { "sec-fetch-site": "cross-site" });
  expect(foreign.headers.get("location")).toContain("/login?problem=provider");
  for (const path of ["session", "csrf", "providers", "signin", "signout", "error"])
    expect((await portal.get(`/api/auth/${path}`)).status, path).toBe(404);
  const unknown = await portal.get("/login/with?provider=google");
  expect(unknown.headers.get("location")).toContain("problem=provider");
});
