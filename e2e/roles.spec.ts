import { globSync, readFileSync } from "node:fs";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { fileAppeal } from "#db/appeals.ts";
import { fileNotice } from "#db/notices.ts";
import { about, referenceOf, visitor } from "#db/testing/cases.ts";
import { makeQueued, type Queued } from "#e2e/queued.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { ROLES, type Role } from "#lib/capabilities.ts";

/**
 * What moderators do, as every role and as nobody. Pages are found by the file system: a new one is tried too. The
 * other desks are in e2e/newsroom-roles.spec.ts.
 */
const OURS = /^app\/admin\/((comments|people|watch-words|cases|audit)\/|page\.tsx)/;
const MODERATORS: readonly Role[] = ["moderator", "editor", "admin"];
const STAFF: readonly Role[] = ["author", ...MODERATORS];
/** Pages that more or fewer than moderators may see. */
const FOR: Record<string, readonly Role[]> = { "/admin": STAFF };

/** Handlers that hand something out, and to whom. */
const HAND_OUT: Record<string, readonly Role[]> = { "/admin/audit/export": ["admin"] };

const addressesOf = (file: string) =>
  globSync(`app/admin/**/${file}`)
    .filter((path) => OURS.test(path))
    .map((path) => `/${path.replace(/^app\//, "").replace(/\/[^/]+$/, "")}`);
const pages = addressesOf("page.tsx");
const handlers = addressesOf("route.ts");

let queued: Queued;
let reference: string;

async function makeSubjects(): Promise<void> {
  queued = await makeQueued(2);
  reference = await referenceOf(fileNotice(visitor(), about(queued.ids[0] ?? 0)));
}
test.beforeAll(makeSubjects);

/** "[id]" is somebody or something that is there. */
const filled = (page: string) =>
  page.replace("/people/[id]", `/people/${queued.userId}`).replace("/cases/[key]", `/cases/${reference}`);

for (const role of [...ROLES, null]) {
  test(`pages and handlers as ${role ?? "nobody"}`, async ({ context, request }) => {
    test.skip(test.info().project.name === "no-js", "asks without a browser");
    if (role) await signedIn(context, { role });
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const ask = (path: string, method: string) =>
      request.fetch(path, {
        method,
        maxRedirects: 0,
        headers: { cookie, origin: new URL(test.info().project.use.baseURL ?? "").origin },
        ...(method === "POST" ? { form: { id: `${queued.ids[0]}` } } : {}),
      });
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages.map(filled)) {
      expect(page, "an address that this test does not know how to fill").not.toContain("[");
      const answer = await ask(page, "GET");
      const may = role !== null && (FOR[page] ?? MODERATORS).includes(role);
      expect(answer.status(), page).toBe(role === null ? 307 : may ? 200 : 404);
      if (role === null) expect(answer.headers().location, page).toMatch(/^\/login\?next=/);
      if (!may) expect(await answer.text(), page).not.toContain("Dachs");
    }
    for (const handler of handlers) {
      const whom = HAND_OUT[handler];
      const status = (await ask(handler, whom ? "GET" : "POST")).status();
      const may = role !== null && (whom ?? MODERATORS).includes(role);
      // 409: somebody else's run of this test holds the comment.
      if (may) expect([200, 204, 409], handler).toContain(status);
      else expect([303, 307, 404], handler).toContain(status);
    }
  });
}

/** Come by from a page, by steps: a moderator takes all but the last. */
type Step = (page: Page) => Promise<void>;
const button = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();

const keepView: Step = async (page) => {
  await page.getByLabel("Name der Ansicht").fill("Fremd");
  await button("Merken")(page);
};
const addWords: Step = async (page) => {
  await page.getByLabel("Wörter oder Wendungen").fill("Fremd");
  await button("Hinzufügen")(page);
};
const suspend: Step = async (page) => {
  await page.locator("summary", { hasText: "Einschränken" }).click();
  await page.getByRole("radio", { name: /^Gesperrt auf Zeit/ }).check();
  await page.getByLabel("Endet am").fill("2099-01-31");
  await page.getByRole("radio", { name: /Regel 2: Angriff/ }).check();
  await button("Verhängen und mitteilen")(page);
};
const dismiss: Step = async (page) => {
  await page.getByLabel("Der Meldung nicht folgen").check();
  await page.getByLabel("Was die Person liest, die gemeldet hat").fill("Das ist eine Meinung.");
  await button("Entscheidung mitteilen")(page);
};

const ACTIONS: Record<string, [page: () => string, ...steps: Step[]]> = {
  decide: [() => `${queued.queue}&id=${queued.ids[0]}`, button(/^Freigeben/)],
  decideMany: [
    () => queued.queue,
    async (page) => {
      await page.locator(".row input[name=ids]").first().check();
      await page.locator(".bulk").getByRole("button", { name: "Spam" }).click();
    },
  ],
  undo: [() => `${queued.queue}&what=approved&done=${queued.ids[1]}`, button(/^Rückgängig/)],
  takeOver: [() => `${queued.queue}&id=${queued.ids[1]}`, button("Selbst übernehmen")],
  keepView: [() => `${queued.queue}&q=Wald`, keepView],
  forgetView: [() => `${queued.queue}&q=Wald`, keepView, button(/^Ansicht „.*vergessen/)],
  restrict: [() => `/admin/people/${queued.userId}`, suspend],
  lift: [() => `/admin/people/${queued.userId}`, suspend, button("Aufheben")],
  note: [
    () => `/admin/people/${queued.userId}`,
    async (page) => {
      await page.getByLabel("Neue Notiz").fill("Fremd");
      await button("Notieren")(page);
    },
  ],
  addWords: [() => "/admin/watch-words", addWords],
  removeWord: [() => "/admin/watch-words", addWords, button(/ entfernen$/)],
  decideCase: [() => `/admin/cases/${reference}`, dismiss],
  answerCase: [
    () => `/admin/cases/${reference}`,
    dismiss,
    async (page) => {
      await expect(page.getByText("Der Meldung nicht gefolgt").first()).toBeVisible();
      await fileAppeal(visitor(), { reference, text: "Der zweite Satz nennt sie beim Namen." });
      await page.reload();
    },
    async (page) => {
      await page.getByLabel("Bei der Entscheidung bleiben").check();
      await page.getByLabel("Was die Person liest, die widersprochen hat").fill("Wir bleiben dabei.");
      await button("Antwort mitteilen")(page);
    },
  ],
};

test("every action is tried, and asks first who is there", () => {
  const sources = globSync("app/admin/**/actions.ts")
    .filter((path) => OURS.test(path))
    .map((file) => readFileSync(file, "utf8"));
  const found = sources.flatMap((text) =>
    [...text.matchAll(/export async function (\w+)/g)].map(([, name]) => name),
  );
  expect(found.sort()).toEqual(Object.keys(ACTIONS).sort());
  for (const text of sources) {
    const bodies = text.split(/export async function /).slice(1);
    for (const body of bodies)
      expect(body.split("\n").slice(1, 3).join("\n")).toContain("await requireModerator(");
  }
});

/** The page stays open while whoever opened it is signed out, or is a moderator no longer. */
async function pressAs(
  browser: Browser,
  role: Role | null,
  name: string,
): Promise<{ page: Page; context: BrowserContext; status: number }> {
  const { baseURL } = test.info().project.use;
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "de-DE" });
  await signedIn(context, { role: "moderator" });
  const page = await context.newPage();
  const [address = () => "", ...steps] = ACTIONS[name] ?? [];
  const press = steps.pop();
  if (!press) throw new Error(`Nobody knows how to come by ${name}.`);
  await page.goto(address());
  for (const step of steps) await step(page);
  await expect(page.getByRole("main")).toBeVisible();
  await page.waitForLoadState();
  await context.clearCookies();
  if (role) await signedIn(context, { role });
  const answer = page.waitForResponse((one) => one.request().method() === "POST");
  await press(page);
  return { page, context, status: (await answer).status() };
}

/** Somebody else looks at the second comment. */
async function claimSecond(browser: Browser): Promise<void> {
  const { baseURL = "" } = test.info().project.use;
  const claimer = await browser.newContext({ baseURL });
  await signedIn(claimer, { role: "moderator" });
  await claimer.request.post("/admin/comments/claims", {
    form: { id: `${queued.ids[1]}` },
    headers: { origin: baseURL },
  });
  await claimer.close();
}

for (const role of [...ROLES, null]) {
  test(`actions as ${role ?? "nobody"}`, async ({ browser }) => {
    test.skip(test.info().project.name === "js", "presses without scripts");
    test.slow();
    const may = role !== null && MODERATORS.includes(role);
    for (const name of Object.keys(ACTIONS)) {
      // What is done cannot be done again.
      await makeSubjects();
      await claimSecond(browser);
      const { page, context, status } = await pressAs(browser, role, name);
      if (may) {
        expect([200, 303], name).toContain(status);
        await expect(page, name).toHaveURL(/\/admin\//);
      } else if (role === null) {
        expect(status, name).toBe(303);
        await expect(page, name).toHaveURL(/\/login/);
      } else {
        expect(status, name).toBe(404);
      }
      await context.close();
    }
  });
}
