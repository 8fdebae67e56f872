import { expect, type Page, test } from "@playwright/test";
import { query } from "#db/testing/query.ts";
import { makeQueued } from "#e2e/queued.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";

const at = (page: Page, id: number | undefined) =>
  expect(page.locator(".row.is-here input[name=ids]")).toHaveValue(`${id}`);

/** The reader's pages as somebody else gets them. */
async function readerSees(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path, { headers: { cookie: "" } });
  return answer.text();
}

test.describe("by keyboard", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false);

  test("a moderator goes through the queue, and readers see what was approved at once", async ({
    page,
    context,
  }) => {
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await signedIn(context, { role: "moderator" });
    const { ids, bodies, queue, article } = await makeQueued(4);
    const [first = "", second = ""] = bodies;
    await page.goto(queue);
    await at(page, ids[0]);
    // Keys are heard once the scripts are there.
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("j");
    await at(page, ids[1]);
    await page.keyboard.press("k");
    await at(page, ids[0]);

    expect(await readerSees(page, article)).not.toContain(first);
    await page.keyboard.press("a");
    await expect(page.getByRole("status")).toContainText("Freigegeben");
    await at(page, ids[1]);
    for (const path of [article, `${article}/comments.xml`])
      expect(await readerSees(page, path)).toContain(first);
    const counted = /"commentCount":(\d+)/;
    const before = Number(counted.exec(await readerSees(page, article))?.[1]);

    await page.keyboard.press("u");
    await expect(page.getByRole("status")).toContainText("Rückgängig");
    await at(page, ids[0]);
    expect(await readerSees(page, article)).not.toContain(first);
    expect(Number(counted.exec(await readerSees(page, article))?.[1] ?? 0)).toBe(before - 1);

    await page.keyboard.press("s");
    await expect(page.getByRole("status")).toContainText("Spam");
    await at(page, ids[1]);
    await page.keyboard.press("r");
    await page.keyboard.press("2");
    await expect(page.getByRole("radio", { name: /Regel 2: Angriff/ })).toBeChecked();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status")).toContainText("Abgelehnt");
    await at(page, ids[2]);
    expect(await readerSees(page, article)).not.toContain(second);
    await page.keyboard.press("/");
    await expect(page.getByRole("main").getByRole("searchbox")).toBeFocused();
    expect(problems).toEqual([]);
  });

  test("everybody can use every page", { tag: LOOKS }, async ({ page, context }) => {
    test.slow();
    await signedIn(context, { role: "moderator" });
    const { ids, userId, queue } = await makeQueued(2);
    await query(`INSERT INTO watch_words (kind, pattern) VALUES ('suspect', 'anblick${ids[0]}')`);
    const pages = ["/admin", queue, `${queue}&id=${ids[0]}`, `/admin/people/${userId}`, "/admin/people"];
    for (const path of [...pages, "/admin/watch-words", "/admin/audit"]) {
      await page.goto(path);
      await expectUsable(page, { opened: true });
    }
  });

  test("two moderators see who looks at what", async ({ page, context, browser, baseURL }) => {
    const { ids, queue } = await makeQueued(2);
    await signedIn(context, { role: "moderator", name: `Otto ${ids[0]}` });
    const claimed = page.waitForResponse((answer) => answer.url().endsWith("/claims"));
    await page.goto(`${queue}&id=${ids[0]}`);
    await claimed;
    const other = await browser.newContext({ baseURL });
    await signedIn(other, { role: "moderator" });
    const theirs = await other.newPage();
    await theirs.goto(`${queue}&id=${ids[0]}`);
    await expect(theirs.getByText(`Otto ${ids[0]} prüft diesen Kommentar`)).toBeVisible();
    await expect(theirs.getByRole("button", { name: "Freigeben a" })).toHaveCount(0);
    await theirs.getByRole("button", { name: "Selbst übernehmen" }).click();
    await expect(theirs.getByRole("button", { name: "Freigeben a" })).toBeVisible();
    await page.keyboard.press("a");
    await expect(page.locator("#decision-problem")).toContainText("jemand anders");
    await other.close();
  });
});

test("a rejection needs a reason; what was typed comes back", async ({ page, context }) => {
  await signedIn(context, { role: "moderator" });
  const { ids, queue } = await makeQueued(1);
  await page.goto(`${queue}&id=${ids[0]}`);
  await page.locator("summary", { hasText: "Ablehnen" }).click();
  await page.getByLabel("Anderer Grund").check();
  await page.getByLabel("Notiz für die Moderation").fill("Zweite Meinung?");
  await page.getByRole("button", { name: "Ablehnen und mitteilen" }).click();
  await expect(page.getByText("sagen Sie in einem Satz")).toBeVisible();
  await expect(page.getByLabel("Anderer Grund")).toBeChecked();
  await expect(page.getByLabel("Notiz für die Moderation")).toHaveValue("Zweite Meinung?");
  await page.getByLabel("Begründung in Ihren Worten").fill("Das gehört nicht hierher.");
  await page.getByRole("button", { name: "Ablehnen und mitteilen" }).click();
  await expect(page.getByRole("status")).toContainText("Abgelehnt, die Begründung ist unterwegs");
});

test("many at once, and the way back", async ({ page, context }) => {
  await signedIn(context, { role: "moderator" });
  const { queue, bodies, article } = await makeQueued(3);
  await page.goto(queue);
  const boxes = page.locator(".row input[name=ids]");
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await page.locator(".bulk").getByRole("button", { name: "Freigeben" }).click();
  await expect(page.getByRole("status")).toContainText("2 freigegeben");
  await expect(boxes).toHaveCount(1);
  const seen = await readerSees(page, article);
  expect(bodies.map((body) => seen.includes(body))).toEqual([true, false, true]);
  await page.getByRole("status").getByRole("button").click();
  await expect(page.getByRole("status")).toContainText("2 rückgängig");
  expect(await readerSees(page, article)).not.toContain(bodies[0] ?? "");
});

test("a view is kept under a name, found again and forgotten", async ({ page, context }) => {
  await signedIn(context, { role: "moderator" });
  const { queue } = await makeQueued(1);
  await page.goto(`${queue}&q=Wald`);
  await page.getByLabel("Name der Ansicht").fill("Mein Wald");
  await page.getByRole("button", { name: "Merken" }).click();
  await expect(page.getByRole("link", { name: "Mein Wald" })).toBeVisible();
  await page.goto("/admin/comments");
  await page.getByRole("link", { name: "Mein Wald" }).click();
  await expect(page.locator(".row")).toHaveCount(1);
  await page.getByRole("button", { name: "Ansicht „Mein Wald“ vergessen" }).click();
  await expect(page.getByRole("link", { name: "Mein Wald" })).toHaveCount(0);
});

test("a person is warned, suspended and set free again, and noted", async ({ page, context }) => {
  await signedIn(context, { role: "moderator" });
  const { userId } = await makeQueued(1);
  await page.goto(`/admin/people/${userId}`);
  await page.locator("summary", { hasText: "Einschränken" }).click();
  await page.getByRole("radio", { name: /Gesperrt auf Zeit/ }).check();
  await page.getByRole("radio", { name: /Regel 2: Angriff/ }).check();
  await page.getByRole("button", { name: "Verhängen und mitteilen" }).click();
  await expect(page.getByText("Geben Sie ein Ende an")).toBeVisible();
  await expect(page.getByRole("radio", { name: /Gesperrt auf Zeit/ })).toBeChecked();
  await page.getByLabel("Endet am").fill("2099-01-31");
  await page.getByRole("button", { name: "Verhängen und mitteilen" }).click();
  await expect(page.getByText("bis 31. Januar 2099")).toBeVisible();
  await page.getByRole("button", { name: "Aufheben" }).click();
  await expect(page.getByText("aufgehoben am")).toBeVisible();
  await page.getByLabel("Neue Notiz").fill("War einsichtig.");
  await page.getByRole("button", { name: "Notieren" }).click();
  await expect(page.getByText("War einsichtig.")).toBeVisible();
});

test("words come onto a section's list, and off it", async ({ page, context }, { project }) => {
  await signedIn(context, { role: "moderator" });
  await page.goto("/admin/watch-words");
  const word = `Lügen${project.name}*`;
  await page.getByLabel("Wörter oder Wendungen").fill(`${word}\n\n${word}`);
  await page.getByLabel("Ressort").selectOption({ index: 1 });
  await page.getByRole("radio", { name: /Verdächtig/ }).check();
  await page.getByRole("button", { name: "Hinzufügen" }).click();
  await expect(page.getByRole("status")).toHaveText("1 Wort hinzugefügt.");
  await page.getByRole("button", { name: `„${word}“ entfernen` }).click();
  await expect(page.getByRole("status")).toHaveText("Entfernt.");
  await expect(page.getByText(word, { exact: true })).toHaveCount(0);
});
