import { expect, type Page, test } from "@playwright/test";
import { withdrawArticle } from "#db/article-writes.ts";
import { query } from "#db/testing/query.ts";
import { makeSection, operator } from "#db/testing/rows.ts";
import { subject, subscribe } from "#db/testing/subscribers.ts";
import { type Mailing, pressOneClick, publishNews, startMailing } from "#e2e/mailing.ts";
import { mark } from "#e2e/own-article.ts";
import { signedInAt } from "#e2e/signed-in.ts";
import { expectUsable } from "#e2e/usable.ts";
import type { ParsedMail } from "#lib/parse-mail.ts";
import { paths } from "#lib/paths.ts";

/** An issue from its first word to the archive, and to the end of a subscription: over real SMTP, on a portal of its own. */
let mailing: Mailing;
let sectionId = 0;

test.describe.configure({ mode: "default" });
test.setTimeout(120_000);

test.beforeAll(async () => {
  mailing = await startMailing();
  sectionId = await makeSection({ name: "Lokales" });
});

test.afterAll(() => mailing.stop());

const publish = async (title: string, sponsor?: string): Promise<number> =>
  (await publishNews(title, "Ein Satz.", { sectionId, ...(sponsor && { sponsor }) })).id;

async function readers(): Promise<string[]> {
  const all = [1, 2, 3].map((at) => `liste-${at}-${mark()}@reader.example`);
  for (const email of all) await subscribe(email, subject("newsletter"));
  await mailing.settled();
  mailing.forget();
  return all;
}

const signIn = async (page: Page): Promise<string> =>
  (await signedInAt(mailing.origin, page.context(), { role: "editor" })).email;

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const said = (page: Page, text: string) => expect(page.getByRole("status").first()).toHaveText(text);
const stateOf = async (name: string) =>
  (await query<{ state: string }>(`SELECT state FROM newsletter_issues WHERE subject = '${name}'`))[0]?.state;

async function begin(page: Page, name: string): Promise<void> {
  await page.goto(mailing.origin + paths.adminNewsletter());
  await page.getByLabel("Betreff").fill(name);
  await press(page, "Anlegen");
  await said(page, "Angelegt.");
}

test("compose, try, send: one mail for everybody, then the archive, and one click ends it", async ({
  page,
}) => {
  const [one, two, paid] = [`Fähre ${mark()}`, `Kuchen ${mark()}`, `Reise ${mark()}`];
  for (const title of [one, two]) await publish(title);
  await publish(paid, "Reederei");
  const own = await signIn(page);
  const all = await readers();
  const name = `Die Woche ${mark()}`;
  await begin(page, name);
  await page.getByLabel("Einleitung").fill("Guten Morgen!\n\nDas war die Woche.");
  // Taking an article in keeps what was typed.
  for (const title of [one, two, paid]) {
    await press(page, `${title} aufnehmen`);
    await expect(page.locator(".issue-items").getByRole("heading", { name: title })).toBeVisible();
  }
  await expect(page.getByLabel("Einleitung")).toHaveValue("Guten Morgen!\n\nDas war die Woche.");
  await page.getByLabel(`Eigener Satz zu: ${two}`).fill("Unser Rezept.");
  await press(page, `${two} nach oben`);
  await said(page, "Verschoben.");
  await expect(page.getByRole("button", { name: `${two} nach unten` })).toBeFocused();
  await expect(page.locator(".issue-items h3")).toHaveText([two, one, paid]);

  // The mail on both papers, and as text alone.
  const paper = () =>
    page
      .frameLocator("iframe")
      .locator("body")
      .evaluate((body) => getComputedStyle(body).backgroundColor);
  await expect(page.frameLocator("iframe").getByText("Unser Rezept.")).toBeVisible();
  expect(await paper()).toBe("rgb(253, 252, 249)");
  await page.getByRole("link", { name: "Dunkel" }).click();
  await expect.poll(paper).toBe("rgb(17, 21, 28)");
  await page.getByRole("link", { name: "Nur Text" }).click();
  await expect(page.locator(".issue-text")).toContainText("Das war die Woche.");

  await press(page, "Probe an mich");
  await said(page, "Die Probe ist unterwegs zu Ihnen.");
  await expect.poll(() => mailing.mailsTo(own).length, { timeout: 20_000 }).toBe(1);
  expect(mailing.mailsTo(own)[0]?.subject).toBe(`[Test] ${name}`);
  for (const email of all) expect(mailing.mailsTo(email)).toEqual([]);

  await page.getByRole("checkbox", { name: /Ja, an alle/ }).check();
  await press(page, "Jetzt verschicken");
  await said(page, "Der Versand hat begonnen.");
  await expect.poll(() => stateOf(name), { timeout: 20_000 }).toBe("sent");
  await mailing.settled();
  for (const email of all) expect(mailing.mailsTo(email)).toHaveLength(1);
  const [mail] = mailing.mailsTo(all[0] ?? "");
  expect(mail?.subject).toBe(name);
  const text = mail?.text ?? "";
  expect(text.indexOf(two)).toBeLessThan(text.indexOf(one));
  expect(text).toContain("Unser Rezept.");
  expect(text).not.toContain(`Vorspann zu ${two}.`);
  expect(text.slice(text.indexOf(one))).toMatch(new RegExp(`Anzeige[^]*${paid}`));

  // What readers find.
  const archive = await page.context().browser()?.newContext();
  const reader = await archive?.newPage();
  if (!reader) throw new Error("A browser has pages.");
  await reader.goto(mailing.origin + paths.newsletter());
  await reader.getByRole("link", { name }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(reader.getByRole("main").getByRole("heading", { level: 2 })).toHaveText([two, one, paid]);
  await expect(reader.getByText("Unser Rezept.")).toBeVisible();
  await reader.getByRole("link", { name: "Newsletter abonnieren" }).click();
  await expect(reader.getByRole("radio", { name: "Newsletter der Redaktion" })).toBeChecked();
  await archive?.close();

  await pressOneClick(mail as ParsedMail);
  const next = `Noch eine ${mark()}`;
  await begin(page, next);
  await press(page, `${one} aufnehmen`);
  await said(page, "Aufgenommen.");
  await page.getByRole("checkbox", { name: /Ja, an alle/ }).check();
  await press(page, "Jetzt verschicken");
  await expect.poll(() => stateOf(next), { timeout: 20_000 }).toBe("sent");
  await mailing.settled();
  expect(all.map((email) => mailing.mailsTo(email).length)).toEqual([1, 2, 2]);
});

test("a date, held back again; a form that was overtaken; an archive that follows its articles", async ({
  page,
}) => {
  const title = `Markt ${mark()}`;
  const id = await publish(title);
  await signIn(page);
  const name = `Geplant ${mark()}`;
  await begin(page, name);
  await press(page, "Planen");
  await expect(page.getByRole("alert").first()).toContainText("Noch steht nichts in der Ausgabe");
  await press(page, `${title} aufnehmen`);
  await said(page, "Aufgenommen.");
  await press(page, "Planen");
  await said(page, "Geplant.");
  await press(page, "Anhalten");
  await said(page, "Angehalten: wieder ein Entwurf.");

  await page.getByLabel("Einleitung").fill("Meins.");
  await query(`UPDATE newsletter_issues SET intro = '["Ihres."]' WHERE subject = '${name}'`);
  await press(page, "Speichern");
  await expect(page.getByRole("alert").first()).toContainText("Inzwischen hat jemand anders");
  await expect(page.getByLabel("Einleitung")).toHaveValue("Meins.");

  await page.reload();
  await page.getByRole("checkbox", { name: /Ja, an alle/ }).check();
  await press(page, "Jetzt verschicken");
  await expect.poll(() => stateOf(name), { timeout: 20_000 }).toBe("sent");
  await page.reload();
  const path = (await page.getByRole("link", { name: "Im Archiv ansehen" }).getAttribute("href")) ?? "";
  expect(await mailing.text(path)).toContain(title);
  await withdrawArticle(operator, id, { reason: "Irrtum" });
  await expect.poll(() => mailing.text(path)).not.toContain(title);
  expect((await mailing.get(paths.issue({ slug: "gibt-es-nicht" }))).status).toBe(404);
});

test("desk and archive are accessible and fit a narrow phone", async ({ page }) => {
  const title = `Schwimmbad ${mark()} mit einem Donaudampfschifffahrtsgesellschaftskapitän`;
  await publish(title);
  await signIn(page);
  const name = `Lesbar ${mark()}`;
  await begin(page, name);
  await page.getByLabel("Einleitung").fill("Guten Morgen!");
  await press(page, `${title} aufnehmen`);
  await said(page, "Aufgenommen.");
  const desk = page.url();
  const archive = await query<{ slug: string }>(
    `SELECT slug FROM newsletter_issues WHERE sent_at IS NOT NULL ORDER BY id DESC LIMIT 1`,
  );
  const pages = {
    desk,
    text: `${desk.split("?")[0]}?as=text`,
    list: mailing.origin + paths.adminNewsletter(),
    archive: mailing.origin + paths.newsletter(),
    issue: mailing.origin + paths.issue({ slug: archive[0]?.slug ?? "" }),
  };
  for (const [what, address] of Object.entries(pages)) {
    await page.goto(address);
    await expectUsable(page, { what });
  }
});
