import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { BrowserContext, Page } from "@playwright/test";
import { query } from "#db/testing/query.ts";
import { launchOptions } from "#e2e/launch.ts";
import { mark } from "#e2e/own-article.ts";
import { expect, findPages, test } from "#e2e/portal.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { expectUsable } from "#e2e/usable.ts";
import type { PushMessage, PushTarget } from "#lib/push.ts";
import { makePushBrowser } from "#lib/testing/push-browser.ts";

/**
 * Web push as a reader goes. No push service can be reached from here, so the browser's own question to it
 * (PushManager) is answered by the test, with a mailbox that nobody has; all else is the browser's: the permission,
 * the worker, its notifications. That messages arrive sealed and signed: jobs/push.test.ts.
 */
test.use({ launchOptions: launchOptions({ whole: true }) });

const FOLLOW = "Benachrichtigen lassen";

/** Answers for the push service in a page or a worker: one mailbox, once it has been asked for. */
function answerForService(target: PushTarget): void {
  const found = {
    ...target,
    toJSON: () => target,
    unsubscribe: async () => true,
  } as unknown as PushSubscription;
  const scope = globalThis as { isSubscribed?: boolean };
  const asked = () => scope.isSubscribed || "registration" in globalThis || location.pathname === "/push";
  PushManager.prototype.subscribe = async (options) => {
    if (!options?.userVisibleOnly || `${options.applicationServerKey}`.length !== 87)
      throw new Error("no key");
    scope.isSubscribed = true;
    return found;
  };
  PushManager.prototype.getSubscription = async () => (asked() ? found : null);
}

/** In the worker: what happens when the push service hands out another mailbox. */
function moveMailbox({ old, next }: { old: PushTarget; next: PushTarget }): void {
  const scope = globalThis as unknown as { ExtendableEvent: new (name: string) => Event };
  const options = { applicationServerKey: new ArrayBuffer(65) };
  dispatchEvent(
    Object.assign(new scope.ExtendableEvent("pushsubscriptionchange"), {
      oldSubscription: { options, toJSON: () => old },
      newSubscription: { options, toJSON: () => next },
    }),
  );
}

const makeTarget = () => makePushBrowser(`https://push.example/${mark()}`).target;

async function allow(context: BrowserContext): Promise<PushTarget> {
  const target = makeTarget();
  await context.grantPermissions(["notifications"]);
  await context.addInitScript(answerForService, target);
  return target;
}

async function topicsOf({ endpoint }: PushTarget): Promise<string[]> {
  await joinPortalDatabase();
  const rows = await query<{ kind: string }>(`SELECT t.kind FROM push_topics t
    JOIN push_subscriptions s ON s.id = t.push_id WHERE s.endpoint = '${endpoint}' ORDER BY 1`);
  return rows.map(({ kind }) => kind);
}

async function follow(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: FOLLOW }).click();
  await expect(page.getByText("meldet Ihnen ab jetzt dieser Browser")).toBeVisible();
}

test("offered on every list that can be followed, and nowhere else; nothing is asked before the click", async ({
  page,
  javaScriptEnabled,
}) => {
  await page.addInitScript(() => {
    Notification.requestPermission = async () => {
      throw new Error("asked");
    };
  });
  const { section, topic, author, story, article, front } = await findPages(page);
  for (const path of [section, topic, author, story]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
    await expect(page.getByRole("button", { name: FOLLOW })).toHaveCount(javaScriptEnabled === false ? 0 : 1);
  }
  if (javaScriptEnabled !== false)
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
      0,
    );
  for (const path of [article, front]) {
    await page.goto(path);
    expect(await page.content()).not.toContain("push-follow");
  }
  await page.goto("/push");
  const unable = page.getByText("Dieser Browser kann keine Benachrichtigungen anzeigen");
  if (javaScriptEnabled === false) return expect(unable).toBeVisible();
  await expect(page.getByText("In diesem Browser ist nichts eingeschaltet.")).toBeVisible();
  await expect(unable).toHaveCount(0);
});

test.describe("with scripts", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "a browser is told by a script");

  test("a reader follows, looks at what is followed, sets quiet hours and ends it", async ({
    page,
    context,
  }) => {
    const target = await allow(context);
    const { section, topic, author, story } = await findPages(page);
    for (const path of [section, topic, author, story]) await follow(page, path);
    expect(await topicsOf(target)).toEqual(["author", "section", "story", "topic"]);
    const worker = await page.evaluate(async () => {
      const { active, scope } = await navigator.serviceWorker.ready;
      return [active?.scriptURL, scope].map((url) => new URL(url ?? "").pathname);
    });
    expect(worker).toEqual(["/push-worker.js", "/"]);

    await page.getByRole("link", { name: "Push-Nachrichten verwalten" }).click();
    await expect(page).toHaveURL(/\/push$/);
    const lines = page.locator("push-desk li");
    await expect(lines).toHaveCount(4);
    await expect(lines.locator(`a[href="${topic}"]`)).toHaveCount(1);
    await expectUsable(page);
    await page.getByLabel("Von").selectOption("22");
    await page.getByLabel("Bis").selectOption("7");
    await page.getByRole("button", { name: "Ruhezeit speichern" }).click();
    await expect(page.getByText("Gespeichert.")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Von")).toHaveValue("22");
    await expect(page.getByLabel("Bis")).toHaveValue("7");

    await lines
      .filter({ has: page.locator(`a[href="${topic}"]`) })
      .getByRole("button")
      .click();
    await expect(lines).toHaveCount(3);
    await expect.poll(() => topicsOf(target)).toEqual(["author", "section", "story"]);
    await page.getByRole("button", { name: "Alle beenden" }).click();
    await expect(page.getByText("In diesem Browser ist nichts eingeschaltet.")).toBeVisible();
    expect(await topicsOf(target)).toEqual([]);
    const kept = await page.evaluate(async () => [
      localStorage.length + sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    expect(kept).toEqual([0, 0, 0]);
  });

  test("a reader who says no is told where that is changed", async ({ page }) => {
    await page.addInitScript(() => {
      Notification.requestPermission = async () => "denied";
    });
    const { section } = await findPages(page);
    await page.goto(section);
    await page.getByRole("button", { name: FOLLOW }).click();
    await expect(page.getByText("lässt keine Benachrichtigungen von uns zu")).toBeVisible();
    await expect(page.getByRole("button", { name: FOLLOW })).toBeEnabled();
    await expectUsable(page, { what: "push denied" });
  });

  test("the worker shows what comes, opens our page alone, and ends what it came by", async ({
    page,
    context,
    baseURL,
  }) => {
    const target = await allow(context);
    const { section, topic, article } = await findPages(page);
    await follow(page, section);
    await follow(page, topic);
    const registration = await workerOf(page);
    const [worker] = context.serviceWorkers();
    if (!worker) throw new Error("The worker runs.");
    await worker.evaluate(answerForService, target);
    await joinPortalDatabase();
    const [row] = await query<{ ref: number }>(`SELECT t.ref_id AS ref FROM push_topics t
      JOIN push_subscriptions s ON s.id = t.push_id WHERE s.endpoint = '${target.endpoint}' AND t.kind = 'topic'`);
    const end = {
      topics: [{ kind: "topic" as const, ref: row?.ref ?? 0 }],
      label: "Abbestellen",
      done: "Abbestellt: Wärme",
      failed: "ging nicht",
    };
    const message: PushMessage = {
      title: "Brücke gesperrt",
      body: "Bis Mai.",
      path: article,
      tag: "article-1",
      end,
    };
    const shown = () =>
      worker.evaluate(async () => {
        const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
        return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
      });
    await registration.deliver(JSON.stringify(message));
    await expect.poll(shown).toEqual([{ title: "Brücke gesperrt", body: "Bis Mai.", tag: "article-1" }]);
    // The same article once more takes its place.
    await registration.deliver(JSON.stringify({ ...message, body: "Bis Juni." }));
    await expect.poll(shown).toEqual([{ title: "Brücke gesperrt", body: "Bis Juni.", tag: "article-1" }]);

    const press = (action: string) =>
      worker.evaluate(async (action) => {
        const scope = globalThis as unknown as {
          registration: ServiceWorkerRegistration;
          clients: { openWindow: (url: string) => Promise<null> };
          opened: string[];
        };
        scope.opened = [];
        // No browser opens a window without somebody's click: what would be opened is written down.
        scope.clients.openWindow = async (url) => {
          scope.opened.push(url);
          return null;
        };
        const [notification] = await scope.registration.getNotifications();
        const type = (
          globalThis as unknown as { NotificationEvent: new (name: string, init: object) => Event }
        ).NotificationEvent;
        dispatchEvent(new type("notificationclick", { notification, action }));
        // It asks first which windows there are.
        for (let waits = 0; waits < 20 && scope.opened.length === 0; waits++)
          await new Promise((done) => setTimeout(done, 50));
        return scope.opened;
      }, action);
    expect(await press("")).toEqual([baseURL + article]);
    await expect.poll(shown).toEqual([]);
    await registration.deliver(JSON.stringify({ ...message, path: "https://boese.example/" }));
    await expect.poll(shown).toHaveLength(1);
    expect(await press("")).toEqual(["/"]);

    await registration.deliver(JSON.stringify(message));
    await expect.poll(shown).toHaveLength(1);
    expect(await press("end")).toEqual([]);
    await expect.poll(() => topicsOf(target)).toEqual(["section"]);
    await expect.poll(shown).toMatchObject([{ title: "Abbestellt: Wärme" }]);
    const next = makeTarget();
    await worker.evaluate(moveMailbox, { old: target, next });
    await expect.poll(() => topicsOf(next)).toEqual(["section"]);
    expect(await topicsOf(target)).toEqual([]);
    // What nobody can read is shown all the same: browsers insist.
    await registration.deliver("no json");
    await expect.poll(async () => (await shown()).length).toBe(2);
  });
});

test("the worker's file is asked for anew each time, and answers no request of a page", async ({
  request,
}) => {
  const answer = await request.get("/push-worker.js");
  expect(answer.headers()["cache-control"]).toBe("no-cache");
  expect(answer.headers()["content-type"]).toContain("javascript");
  const text = await answer.text();
  expect(text).not.toMatch(/addEventListener\("fetch"|caches\.|indexedDB/);
});

test("only our own pages are heard, and only what makes sense", async ({ request, baseURL }) => {
  const subscription = makeTarget();
  const wish = { subscription, kind: "topic", ref: 1 };
  const post = async (data: unknown, headers: Record<string, string> = {}, path = "/push/subscriptions") => {
    const answer = await request.post(path, {
      data: typeof data === "string" ? Buffer.from(data) : data,
      headers: { Origin: baseURL ?? "", "Content-Type": "application/json", ...headers },
    });
    expect(answer.headers()["set-cookie"]).toBeUndefined();
    expect(answer.headers()["cache-control"]).toContain("no-store");
    return answer.status();
  };
  expect(await post(wish, { Origin: "https://boese.example" })).toBe(403);
  expect(await post(wish, { "Content-Type": "text/plain" })).toBe(415);
  expect(await post("{")).toBe(400);
  expect(await post({ ...wish, subscription: { ...subscription, endpoint: "http://10.0.0.1/" } })).toBe(400);
  expect(await post({ ...wish, ref: 999_999_999 })).toBe(404);
  expect(await post("x".repeat(300_000))).toBe(413);
  expect(await post(wish)).toBe(201);
  const proof = { endpoint: subscription.endpoint, auth: subscription.keys.auth };
  expect(await post({ ...proof, auth: makeTarget().keys.auth }, {}, "/push/mine")).toBe(404);
  expect(await post(proof, {}, "/push/mine")).toBe(200);
  const next = makeTarget();
  expect(await post({ old: proof, subscription: next }, {}, "/push/moved")).toBe(200);
  expect(await post(proof, {}, "/push/mine")).toBe(404);
  expect(await post({ endpoint: next.endpoint, auth: next.keys.auth }, {}, "/push/unsubscribe")).toBe(200);
  expect(await topicsOf(next)).toEqual([]);
});

test("all islands together stay small", () => {
  const folder = ".next/islands";
  const bytes = readdirSync(folder).map(
    (name) => brotliCompressSync(readFileSync(join(folder, name))).length,
  );
  expect(bytes.length).toBeGreaterThan(3);
  expect(bytes.reduce((sum, one) => sum + one)).toBeLessThan(8192);
});

async function workerOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  const found = new Promise<string>((done) =>
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (first) done(first.registrationId);
    }),
  );
  await session.send("ServiceWorker.enable");
  const registrationId = await found;
  const origin = new URL(page.url()).origin;
  return {
    deliver: (data: string) =>
      session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data }),
  };
}
