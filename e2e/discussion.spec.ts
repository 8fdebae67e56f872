import { readFileSync } from "node:fs";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { executeDeletions, GRACE_DAYS } from "#db/account-deletion.ts";
import { backdateDeletion } from "#db/testing/people.ts";
import { placesOf } from "#db/testing/places-of.ts";
import { codeIn, countMails, linkIn, nextMail } from "#e2e/outbox.ts";
import { mark, ownArticle } from "#e2e/own-article.ts";
import { freshAddress, ownNetwork, signIn } from "#e2e/reader.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { grantSystem } from "#lib/grant.ts";

/** One discussion from its first word to the day on which nobody knows any more who wrote it. */

const dataDir = () => process.env.E2E_DATA_DIR ?? "";
const counted = (html: string) => Number(/"commentCount":(\d+)/.exec(html)?.[1] ?? 0);

test("a discussion from the first word to the last trace", async ({ page, browser, baseURL }) => {
  test.setTimeout(240_000);
  const { path: article } = await ownArticle("Deichverband");
  const feed = `${article}/comments.xml`;
  /** A page as everybody gets it, at the first request. */
  const everybodyGets = async (path: string) =>
    (await page.request.get(path, { headers: { cookie: "" } })).text();
  const moderator = await openDesk(browser);

  // Written signed out, signed in for after.
  const [word, nameWord] = [mark(), `Mara${mark()}`];
  const email = freshAddress(`mara-${mark()}`);
  await page.setExtraHTTPHeaders(ownNetwork());
  await page.goto(article);
  await page.getByLabel("Ihr Kommentar").fill(`Der Damm ${word} hält nicht ewig.`);
  await page.getByRole("button", { name: "Kommentar abschicken" }).click();
  const { pathname, search } = new URL(page.url());
  await signIn(page, { email, name: nameWord, path: pathname + search });
  await expect(page.locator(".letters")).toContainText(word);
  await expect(page.locator(".letters")).toContainText("wird geprüft");
  for (const path of [article, feed]) expect(await everybodyGets(path), path).not.toContain(word);
  expect(counted(await everybodyGets(article))).toBe(0);

  // Approved by a key; then on the article, in the count, the feed and the JSON-LD at the first request.
  await approve(moderator, word);
  const shown = await everybodyGets(article);
  expect(jsonLdOf(shown)).toContain(word);
  expect(counted(shown)).toBe(1);
  expect(await everybodyGets(feed)).toContain(word);
  expect((await nextMail(dataDir(), email, { subject: /ist veröffentlicht/ })).text).toContain(word);

  // A reply is mailed to whoever asked for it, until they press once.
  await page.goto("/account");
  await page.getByRole("button", { name: "Antworten per E-Mail melden" }).click();
  await expect(page.getByRole("button", { name: "Keine E-Mails mehr" })).toBeVisible();
  const other = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: "de-DE" });
  const jonas = await other.newPage();
  await signIn(jonas, { name: `Jonas${mark()}` });
  const first = mark();
  await reply(jonas, { article, to: word, text: `Doch, ${first}, er hält.` });
  await approve(moderator, first);
  const news = await nextMail(dataDir(), email, { subject: /hat Ihnen geantwortet/ });
  expect(news.text).toContain(first);
  const oneClick = /<([^>]+)>/.exec(news.headers["list-unsubscribe"] ?? "")?.[1] ?? "";
  expect(news.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  // As a mail program does it: no cookie, no origin (RFC 8058).
  const off = await fetch(oneClick, {
    method: "POST",
    body: new URLSearchParams("List-Unsubscribe=One-Click"),
  });
  expect(off.ok).toBe(true);
  await page.goto("/account");
  await expect(page.getByRole("button", { name: "Antworten per E-Mail melden" })).toBeVisible();
  const mailed = await countMails(dataDir(), email);
  const second = mark();
  await reply(jonas, { article, to: word, text: `Und noch etwas, ${second}.` });
  await approve(moderator, second);
  expect(counted(await everybodyGets(article))).toBe(3);
  await other.close();

  // Reported by a stranger, decided with a reason.
  const stranger = await (await browser.newContext({ baseURL, javaScriptEnabled: false })).newPage();
  await stranger.setExtraHTTPHeaders(ownNetwork());
  const strangersAddress = freshAddress("fremd");
  await stranger.goto(article);
  await stranger
    .locator(".letters article")
    .filter({ hasText: word })
    .getByRole("link", { name: "Melden" })
    .click();
  await stranger.getByLabel("Was ist daran falsch?").selectOption("policy:insult");
  await stranger.getByLabel("Ihre Begründung").fill(`Das ist üble Nachrede ${word}.`);
  await stranger.getByLabel("Ihr Name").fill("Ada Beispiel");
  await stranger.getByLabel("Ihre E-Mail-Adresse").fill(strangersAddress);
  await stranger.getByLabel("Ich versichere").check();
  await stranger.getByRole("button", { name: "Meldung absenden" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Ihre Meldung ist eingegangen");
  await nextMail(dataDir(), strangersAddress);
  await moderator.goto("/admin/cases");
  await moderator.getByRole("row", { name: word }).getByRole("link").click();
  await moderator.getByLabel("Der Meldung folgen und den Kommentar entfernen").check();
  await moderator.getByLabel("Regel oder Gesetz").selectOption("insult");
  const reason = `Der Satz greift den Deichgrafen an ${mark()}.`;
  await moderator.getByLabel("Was die Person liest, die den Kommentar geschrieben hat").fill(reason);
  await moderator.getByLabel("Was die Person liest, die gemeldet hat").fill("Sie haben recht.");
  await moderator.getByRole("button", { name: "Entscheidung mitteilen" }).click();
  await expect(moderator.getByText("Der Meldung gefolgt").first()).toBeVisible();
  const after = await everybodyGets(article);
  expect(after).not.toContain(word);
  expect(await everybodyGets(feed)).not.toContain(word);
  expect((await nextMail(dataDir(), strangersAddress)).text).toContain("Sie haben recht.");

  // The statement of reasons is mailed; the objection is answered.
  const statement = await nextMail(dataDir(), email, { subject: /abgelehnt|entfernt/ });
  expect(statement.text).toContain(reason);
  expect(await countMails(dataDir(), email)).toBe(mailed + 1);
  await page.goto(linkIn(statement, "/report/case"));
  await page.getByLabel("Ihr Widerspruch").fill(`Gemeint war der Damm, nicht der Deichgraf ${word}.`);
  await page.getByRole("button", { name: "Widerspruch absenden" }).click();
  await expect(page.getByText("Der Widerspruch wird geprüft.")).toBeVisible();
  await moderator.goto("/admin/cases");
  await moderator
    .getByRole("row", { name: `Deichgraf ${word}` })
    .getByRole("link")
    .click();
  await moderator.getByLabel("Dem Widerspruch folgen und die Maßnahme aufheben").check();
  await moderator
    .getByLabel("Was die Person liest, die widersprochen hat")
    .fill("Wir haben zu streng gelesen.");
  await moderator.getByRole("button", { name: "Antwort mitteilen" }).click();
  await expect(moderator.getByText("Dem Widerspruch gefolgt")).toBeVisible();
  expect(await everybodyGets(article)).toContain(word);
  await nextMail(dataDir(), email, { subject: /^Ihr Widerspruch zu .* ist eingegangen/ });
  const answer = await nextMail(dataDir(), email, { subject: /^Entscheidung über Ihren Widerspruch/ });
  expect(answer.text).toContain("zu streng gelesen");

  // Everything about oneself, then nothing.
  await prove("Daten herunterladen");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "JSON, für Programme" }).click(),
  ]);
  const everything = readFileSync(await download.path(), "utf8");
  for (const part of [email, nameWord, word, reason]) expect(everything).toContain(part);
  expect(await placesOf(nameWord)).not.toEqual([]);
  await prove("Konto löschen");
  await page.getByLabel("Sie bleiben").check();
  await page.getByRole("button", { name: "In sieben Tagen löschen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihr Konto wird gelöscht");
  await backdateDeletion(email, GRACE_DAYS + 1);
  expect(await executeDeletions(grantSystem("test"))).toBeGreaterThan(0);
  await nextMail(dataDir(), email, { subject: /gelöscht/ });
  const withoutName = await everybodyGets(article);
  expect(withoutName).toContain(word);
  expect(withoutName).not.toContain(nameWord);
  // The last mail's row holds the address until the mail has gone.
  await expect(async () => {
    await executeDeletions(grantSystem("test"));
    expect(await placesOf(email)).toEqual([]);
  }).toPass({ timeout: 30_000 });
  expect(await placesOf(nameWord)).toEqual([]);
  await moderator.context().close();
  await stranger.context().close();

  async function prove(link: string): Promise<void> {
    await page.goto("/account");
    await page.getByRole("link", { name: link }).click();
    await page.getByRole("button", { name: "Code schicken" }).click();
    await page
      .getByLabel("Code", { exact: true })
      .fill(codeIn(await nextMail(dataDir(), email, { subject: /code/i })));
    await page.getByRole("button", { name: "Weiter" }).click();
  }
});

/** A moderator at a desk: the newsroom runs scripts. */
async function openDesk(browser: Browser): Promise<Page> {
  const { baseURL } = test.info().project.use;
  const context = await browser.newContext({ baseURL, javaScriptEnabled: true, locale: "de-DE" });
  await signedIn(context, { role: "moderator" });
  return context.newPage();
}

async function approve(moderator: Page, word: string): Promise<void> {
  await moderator.goto(`/admin/comments?q=${word}`);
  await expect(moderator.locator(".row.is-here")).toHaveCount(1);
  await moderator.keyboard.press("a");
  await expect(moderator.getByRole("status")).toContainText("Freigegeben");
}

async function reply(page: Page, { article, to, text }: { article: string; to: string; text: string }) {
  await page.goto(article);
  await page
    .locator(".letters article")
    .filter({ hasText: to })
    .first()
    .getByRole("link", { name: "Antworten" })
    .click();
  await page.getByLabel("Ihr").first().fill(text);
  await page.getByRole("button", { name: /abschicken/ }).click();
  await expect(page.locator(".letters")).toContainText(text);
}

const jsonLdOf = (html: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
    .map(([, json]) => json)
    .join("\n");
