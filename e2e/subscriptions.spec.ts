import { expect, test } from "@playwright/test";
import { buildDigests } from "#db/digests.ts";
import { query } from "#db/testing/query.ts";
import { makeSection, makeTopic } from "#db/testing/rows.ts";
import { confirmBy, type Mailing, pressOneClick, publishNews, startMailing } from "#e2e/mailing.ts";
import { mark } from "#e2e/own-article.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { grantSystem } from "#lib/grant.ts";

/** Mails to readers, from the form under an article to the end of the subscription: over real SMTP, on a portal of its own. */
let mailing: Mailing;
let sectionId = 0;
let topicId = 0;
const topic = `fähre${mark()}`.replace("ä", "ae");

test.describe.configure({ mode: "default" });
test.setTimeout(120_000);

test.beforeAll(async () => {
  mailing = await startMailing();
  sectionId = await makeSection({ name: "Lokales" });
  topicId = await makeTopic(topic);
});

test.afterAll(() => mailing.stop());

const similar = (title: string) =>
  publishNews(title, "Die Pfeiler der Fähre rosten, die Sperrung der Strecke bleibt, sagt das Gutachten.", {
    sectionId,
    topicIds: [topicId],
  });
const unrelated = (title: string) =>
  publishNews(title, "Zwetschgenkuchen gelingt mit Hefeteig am besten.", { sectionId });

test("a form under an article, a link, one mail with a reason, and its end by one click", async ({
  page,
}) => {
  const email = `nah-${mark()}@reader.example`;
  const { path } = await similar("Fähre gesperrt");
  await page.goto(mailing.origin + path);
  const block = page.getByRole("region", { name: "Sie wollen nichts verpassen?" });
  await block.getByRole("textbox").fill(email);
  await block.getByRole("button", { name: "Abonnieren" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bitte sehen Sie in Ihre Mails");
  expect(await page.context().cookies()).toEqual([]);
  await confirmBy(mailing, page, email);

  await unrelated("Kuchen für alle");
  await similar("Fähre fährt wieder");
  const mail = await mailing.nthMail(email, 2);
  await mailing.settled();
  expect(mailing.mailsTo(email)).toHaveLength(2);
  expect(mail.subject).toBe("Fähre fährt wieder");
  expect(mail.text).toContain("Weil Sie folgen: Nachrichten wie „Fähre gesperrt“");
  expect(mail.text).toContain(topic);
  await pressOneClick(mail);
  await similar("Fähre wird gebaut");
  await mailing.settled();
  expect(mailing.mailsTo(email)).toHaveLength(2);
});

test("a digest of a section, changed and ended by the link in it", async ({ page }) => {
  const email = `tag-${mark()}@reader.example`;
  await page.goto(`${mailing.origin}/subscribe`);
  await page.getByRole("radio", { name: "Ressort Lokales" }).check();
  await page.getByRole("radio", { name: "einmal am Tag" }).check();
  await page.getByLabel("E-Mail-Adresse").fill("keine adresse@");
  await page.locator("form").evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.getByRole("button", { name: "Abonnieren" }).click();
  // Nothing is lost: what was chosen stands, and the field says what is wrong.
  await expect(page.getByRole("alert")).toContainText("keine Adresse, an die wir schreiben können");
  await expect(page.getByLabel("E-Mail-Adresse")).toHaveValue("keine adresse@");
  await expect(page.getByRole("radio", { name: "einmal am Tag" })).toBeChecked();
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByRole("button", { name: "Abonnieren" }).click();
  await confirmBy(mailing, page, email);

  const titles = [`Erstens ${mark()}`, `Zweitens ${mark()}`];
  for (const title of titles) await unrelated(title);
  await mailing.settled();
  expect(mailing.mailsTo(email)).toHaveLength(1);
  await query(`UPDATE subscribers SET daily_until = now() - interval '1 day' WHERE email = '${email}'`);
  const system = grantSystem("test");
  await buildDigests(system, "daily", new Date());
  const digest = await mailing.nthMail(email, 2);
  for (const title of titles) expect(digest.text).toContain(title);
  expect(digest.text).toContain("Weil Sie folgen: Ressort Lokales");

  await page.goto(mailing.at(digest, "/subscribe/manage"));
  await page.getByLabel("Wie oft: Ressort Lokales").selectOption("einmal in der Woche");
  await page.getByLabel("Sprache der Mails").selectOption("English");
  await page.getByRole("button", { name: "Änderungen sichern" }).click();
  await expect(page.getByRole("status")).toHaveText("Gesichert.");
  await expect(page.getByLabel("Wie oft: Ressort Lokales")).toHaveValue("weekly");
  await page.getByRole("link", { name: "Nachweis der Einwilligungen" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "bestätigt" })).toContainText(
    "Ressort Lokales (einmal am Tag)",
  );
  await page.goBack();
  await page.getByRole("button", { name: "Alles abbestellen" }).click();
  await expect(page.getByText("Zurzeit bekommen Sie von uns keine Mails.")).toBeVisible();
  await unrelated(`Drittens ${mark()}`);
  await query(`UPDATE subscribers SET weekly_until = now() - interval '8 days' WHERE email = '${email}'`);
  await buildDigests(system, "weekly", new Date());
  await mailing.settled();
  expect(mailing.mailsTo(email)).toHaveLength(2);
});

test("links that are none of ours open nothing", async ({ page, request }) => {
  for (const path of ["confirm", "manage", "fewer", "proof"]) {
    await page.goto(`${mailing.origin}/subscribe/${path}?token=c12.falsch`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dieser Link gilt nicht mehr");
  }
  const answer = await request.post(`${mailing.origin}/unsubscribe?token=e1.falsch`, {
    form: { "List-Unsubscribe": "One-Click" },
  });
  expect(answer.status()).toBe(404);
});

test("everybody can use every page", { tag: LOOKS }, async ({ page }) => {
  const email = `seh-${mark()}@reader.example`;
  const { path } = await similar(`Brückentag ${mark()}`);
  await page.goto(mailing.origin + path);
  const block = page.getByRole("region", { name: "Sie wollen nichts verpassen?" });
  await block.getByRole("textbox").fill(email);
  await block.getByRole("button", { name: "Abonnieren" }).click();
  const mail = await mailing.nthMail(email, 1);
  const confirming = mailing.at(mail, "/subscribe/confirm");
  await page.goto(confirming);
  await page.getByRole("button", { name: "Ja, bestätigen" }).click();
  const manage = (await page.getByRole("link", { name: "Alle Abos verwalten" }).getAttribute("href")) ?? "";
  for (const address of [
    path,
    "/subscribe?about=1",
    "/subscribe?sent=1",
    confirming,
    manage,
    manage.replace("manage", "proof"),
  ]) {
    await page.goto(new URL(address, mailing.origin).href);
    await expectUsable(page);
  }
});
