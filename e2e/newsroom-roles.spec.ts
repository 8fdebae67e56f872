import { globSync, readFileSync } from "node:fs";
import { type APIRequestContext, type Browser, expect, type Request, test } from "@playwright/test";
import type { Area, Tried } from "#e2e/role-matrix/area.ts";
import { articles } from "#e2e/role-matrix/articles.ts";
import { feeds } from "#e2e/role-matrix/feeds.ts";
import { front } from "#e2e/role-matrix/front.ts";
import { house } from "#e2e/role-matrix/house.ts";
import { links } from "#e2e/role-matrix/links.ts";
import { live } from "#e2e/role-matrix/live.ts";
import { media } from "#e2e/role-matrix/media.ts";
import { menus } from "#e2e/role-matrix/menus.ts";
import { newsletter } from "#e2e/role-matrix/newsletter.ts";
import { order } from "#e2e/role-matrix/order.ts";
import { pages } from "#e2e/role-matrix/pages.ts";
import { plan } from "#e2e/role-matrix/plan.ts";
import { related } from "#e2e/role-matrix/related.ts";
import { search } from "#e2e/role-matrix/search.ts";
import { stories } from "#e2e/role-matrix/stories.ts";
import { subscribers } from "#e2e/role-matrix/subscribers.ts";
import { vgwort } from "#e2e/role-matrix/vgwort.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { ROLES, type Role } from "#lib/capabilities.ts";

/**
 * Every page, handler and action of the newsroom's desks, as every role and as nobody. What is found in the file
 * system and is not in a table fails. Comments, people and cases have the same in e2e/roles.spec.ts.
 */
const AREAS: Record<string, Area> = {
  articles,
  feeds,
  live,
  plan,
  media,
  front,
  order,
  links,
  menus,
  newsletter,
  pages,
  search,
  related,
  stories,
  subscribers,
  vgwort,
  house,
};
const ELSEWHERE = /^admin\/(comments|people|watch-words|cases|audit)(\/|$)|^admin$/;
const EVERYBODY = [...ROLES, null];

const foldersOf = (file: string) =>
  globSync(`app/{,*/}admin/**/${file}`)
    .map((path) => path.replace(/^app\/(\([^)]+\)\/)?/, "").replace(/\/[^/]+$/, ""))
    .filter((folder) => !ELSEWHERE.test(folder));

test("every page, handler and action is in a table, and every action asks first who is there", () => {
  const known = Object.values(AREAS).flatMap(({ pages }) => Object.keys(pages));
  const found = [...foldersOf("page.tsx"), ...foldersOf("route.ts")].map((folder) => `/${folder}`);
  expect(known.sort()).toEqual(found.sort());

  const actions = globSync("app/admin/**/*actions.ts").filter((file) => !ELSEWHERE.test(file.slice(4)));
  const named = actions.flatMap((file) => {
    const parts = readFileSync(file, "utf8").split(/export async function /);
    return parts.slice(1).map((body) => {
      const name = `${file.split("/").at(-2)}/${/^\w+/.exec(body)?.[0]}`;
      expect(body.split("\n").slice(0, 12).join("\n"), name).toMatch(
        /await require(Writer|Editor|Admin|Moderator|Staff)\(/,
      );
      return name;
    });
  });
  expect(
    Object.values(AREAS)
      .flatMap((area) => Object.keys(area.actions))
      .sort(),
  ).toEqual(named.sort());
});

/** A worker comes here again for tests that it takes later, and with scripts off for none at all. */
const prepared = new Map<string, Promise<void>>();

function prepareOnce(name: string, area: Area): Promise<void> | undefined {
  if (test.info().project.use.javaScriptEnabled === false) return undefined;
  const begun = prepared.get(name) ?? area.prepare();
  prepared.set(name, begun);
  return begun;
}

for (const [name, area] of Object.entries(AREAS)) {
  test.describe(name, () => {
    test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "asks without a browser");
    test.beforeAll(() => prepareOnce(name, area));

    test(`pages of ${name}, as every role`, async ({ browser, request }) => {
      test.slow();
      for (const role of EVERYBODY) {
        const cookie = await cookieOf(browser, role);
        for (const [page, { may, at = () => page, method = "GET" }] of Object.entries(area.pages)) {
          expect(at(), "an address that this test does not know how to fill").not.toContain("[");
          const { status } = await ask(request, { path: at(), method, cookie });
          const what = `${method} ${page} as ${role}`;
          if (role === null) expect([303, 307, 401], what).toContain(status);
          else if (may.includes(role)) expect(status, what).toBeLessThan(404);
          else expect(status, what).toBe(404);
        }
      }
    });

    test(`everybody can use the pages of ${name}`, { tag: LOOKS }, async ({ context, page }) => {
      test.setTimeout(180_000);
      await signedIn(context, { role: "admin" });
      for (const [route, { at = () => route, method = "GET" }] of Object.entries(area.pages)) {
        if (method !== "GET") continue;
        const { "content-type": type, "content-disposition": file } = (
          await page.request.get(at())
        ).headers();
        if (file || !type?.includes("text/html")) continue;
        await page.goto(at());
        // Shown as a picture inside another page, which names it.
        if (await page.locator("body[inert]").count()) continue;
        await expectUsable(page, { what: route });
      }
    });

    for (const [action, tried] of Object.entries(area.actions)) {
      test(`${action}, as every role`, async ({ browser, request }) => {
        test.slow();
        const sent = await pressed(browser, tried);
        // Whoever may comes last: what is done cannot be done again.
        const order = EVERYBODY.toSorted((a, b) => rank(tried, a) - rank(tried, b));
        for (const role of order) {
          const cookie = await cookieOf(browser, role);
          const { status, location } = await ask(request, { ...sent, cookie });
          const what = `${action} as ${role}`;
          if (role === null) expect(location, what).toContain("/login");
          else if (tried.may.includes(role)) expect([200, 303], what).toContain(status);
          else expect(status, what).toBe(404);
        }
      });
    }
  });
}

const rank = ({ may }: Tried, role: Role | null) => (role !== null && may.includes(role) ? 1 : 0);

const cookies = new Map<Role | null, string>([[null, ""]]);

async function cookieOf(browser: Browser, role: Role | null): Promise<string> {
  const known = cookies.get(role);
  if (known !== undefined || role === null) return known ?? "";
  const context = await browser.newContext();
  await signedIn(context, { role });
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await context.close();
  cookies.set(role, cookie);
  return cookie;
}

type Sent = { path: string; method: string; headers?: Record<string, string>; body?: Buffer };

/** What the browser would have sent: it is kept, and goes nowhere. */
async function pressed(browser: Browser, { as, at, steps }: Tried): Promise<Sent> {
  const { baseURL } = test.info().project.use;
  const context = await browser.newContext({ baseURL, locale: "de-DE" });
  await signedIn(context, { role: as });
  const page = await context.newPage();
  await page.goto(at());
  await page.waitForLoadState("networkidle");
  for (const step of steps.slice(0, -1)) await step(page);
  const caught = new Promise<Request>((resolve) => {
    void page.route("**/admin/**", async (route) => {
      const request = route.request();
      // The editor also takes its lock, saves and lets go on its own: only the action is meant.
      if (!request.headers()["next-action"]) return route.continue();
      resolve(request);
      return route.abort();
    });
  });
  await steps.at(-1)?.(page);
  const request = await caught;
  const { pathname, search } = new URL(request.url());
  const { cookie: _, ...headers } = await request.allHeaders();
  const kept = Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(accept|content-type|next-|origin|referer)/.test(name)),
  );
  const sent: Sent = { path: pathname + search, method: "POST", headers: kept };
  const body = request.postDataBuffer();
  if (body) sent.body = body;
  await context.close();
  return sent;
}

async function ask(
  request: APIRequestContext,
  { path, method, headers, body, cookie }: Sent & { cookie: string },
): Promise<{ status: number; location: string }> {
  const answer = await request.fetch(path, {
    method,
    maxRedirects: 0,
    headers: { origin: new URL(test.info().project.use.baseURL ?? "").origin, ...headers, cookie },
    ...(body ? { data: body } : {}),
  });
  const { location, "x-action-redirect": moved } = answer.headers();
  return { status: answer.status(), location: location ?? moved ?? "" };
}
