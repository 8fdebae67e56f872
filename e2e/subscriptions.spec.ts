import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { buildDigests } from "#db/digests.ts";
import { query } from "#db/testing/query.ts";
import { addressOf, makeSection, makeTopic, operator, paragraphs } from "#db/testing/rows.ts";
import { linkIn } from "#e2e/outbox.ts";
import { mark } from "#e2e/own-article.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";
import { grantSystem } from "#lib/grant.ts";
import { type ParsedMail, parseMail } from "#lib/parse-mail.ts";
import { type SmtpServer, startSmtp } from "#lib/testing/smtp-server.ts";

/** Mails to readers, from the form under an article to the end of the subscription: over real SMTP, on a portal of its own. */
let database: OwnDatabase;
let smtp: SmtpServer;
let portal: OwnPortal;
let sectionId = 0;
let topicId = 0;
const topic = `fähre${mark()}`.replace("ä", "ae");

test.describe.configure({ mode: "default" });
test.setTimeout(120_000);

test.beforeAll(async () => {
  database = await openOwnDatabase();
  smtp = await startSmtp();
  sectionId = await makeSection({ name: "Lokales" });
  topicId = await makeTopic(topic);
  portal = await startPortal(database.url, { SMTP_URL: smtp.url });
});

test.afterAll(async () => {
  await portal.stop();
  await smtp.close();
  await database.close();
});

async function publish(
  title: string,
  text: string,
  topicIds: number[],
): Promise<{ id: number; path: string }> {
  const id = await createArticle(operator, {
    title,
    standfirst: "Was bekannt ist.",
    body: paragraphs(text),
    sectionId,
    topicIds,
  });
  await publishArticle(operator, id);
  return { id, path: `/${(await addressOf(id)).join("/")}` };
}
const similar = (title: string) =>
  publish(title, "Die Pfeiler der Fähre rosten, die Sperrung der Strecke bleibt, sagt das Gutachten.", [
    topicId,
  ]);
const unrelated = (title: string) => publish(title, "Zwetschgenkuchen gelingt mit Hefeteig am besten.", []);

const mailsTo = (email: string): ParsedMail[] =>
  smtp.received.filter(({ to }) => to === email).map(({ source }) => parseMail(source));

async function nthMail(email: string, count: number): Promise<ParsedMail> {
  await expect.poll(() => mailsTo(email).length, { timeout: 20_000 }).toBe(count);
  return mailsTo(email).at(-1) as ParsedMail;
}

const at = (mail: ParsedMail, path: string) => portal.origin + linkIn(mail, path);

/** Everything that was published has been told of, or will not be. */
const settled = () =>
  expect
    .poll(
      async () =>
        (
          await query(
            `SELECT FROM pgboss.job WHERE name IN ('alerts', 'mail', 'bulk-mail') AND state < 'completed'`,
          )
        ).length,
      {
        timeout: 20_000,
      },
    )
    .toBe(0);

async function confirm(page: Page, email: string, count: number): Promise<void> {
  const link = at(await nthMail(email, count), "/subscribe/confirm");
  // Scanners open it before the person does, and fetch what they find.
  for (const _ of [1, 2, 3]) expect((await fetch(link)).status).toBe(200);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Abo bestätigen");
  await page.getByRole("button", { name: "Ja, bestätigen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihr Abo beginnt jetzt");
}

test("a form under an article, a link, one mail with a reason, and its end by one click", async ({
  page,
}) => {
  const email = `nah-${mark()}@reader.example`;
  const { path } = await similar("Fähre gesperrt");
  await page.goto(portal.origin + path);
  const block = page.getByRole("region", { name: "Sie wollen nichts verpassen?" });
  await block.getByRole("textbox").fill(email);
  await block.getByRole("button", { name: "Abonnieren" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bitte sehen Sie in Ihre Mails");
  expect(await page.context().cookies()).toEqual([]);
  await confirm(page, email, 1);

  await unrelated("Kuchen für alle");
  await similar("Fähre fährt wieder");
  const mail = await nthMail(email, 2);
  await settled();
  expect(mailsTo(email)).toHaveLength(2);
  expect(mail.subject).toBe("Fähre fährt wieder");
  expect(mail.text).toContain("Weil Sie folgen: Nachrichten wie „Fähre gesperrt“");
  expect(mail.text).toContain(topic);
  expect(mail.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  expect(mail.headers["auto-submitted"]).toBe("auto-generated");
  const oneClick = /<([^>]+)>/.exec(String(mail.headers["list-unsubscribe"]))?.[1] ?? "";
  const press = () =>
    fetch(oneClick, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
  // A look at it ends nothing; pressed twice it has ended.
  expect((await fetch(oneClick)).status).toBe(200);
  for (const _ of [1, 2]) {
    const answer = await press();
    expect(answer.status).toBe(204);
    expect(answer.headers.get("set-cookie")).toBeNull();
  }
  await similar("Fähre wird gebaut");
  await settled();
  expect(mailsTo(email)).toHaveLength(2);
});

test("a digest of a section, changed and ended by the link in it", async ({ page }) => {
  const email = `tag-${mark()}@reader.example`;
  await page.goto(`${portal.origin}/subscribe`);
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
  await confirm(page, email, 1);

  const titles = [`Erstens ${mark()}`, `Zweitens ${mark()}`];
  for (const title of titles) await unrelated(title);
  await settled();
  expect(mailsTo(email)).toHaveLength(1);
  await query(`UPDATE subscribers SET daily_until = now() - interval '1 day' WHERE email = '${email}'`);
  const system = grantSystem("test");
  await buildDigests(system, "daily", new Date());
  const digest = await nthMail(email, 2);
  for (const title of titles) expect(digest.text).toContain(title);
  expect(digest.text).toContain("Weil Sie folgen: Ressort Lokales");

  await page.goto(at(digest, "/subscribe/manage"));
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
  await settled();
  expect(mailsTo(email)).toHaveLength(2);
});

test("links that are none of ours open nothing", async ({ page, request }) => {
  for (const path of ["confirm", "manage", "fewer", "proof"]) {
    await page.goto(`${portal.origin}/subscribe/${path}?token=c12.falsch`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dieser Link gilt nicht mehr");
  }
  const answer = await request.post(`${portal.origin}/unsubscribe?token=e1.falsch`, {
    form: { "List-Unsubscribe": "One-Click" },
  });
  expect(answer.status()).toBe(404);
});

test("every page is accessible and fits a narrow phone", async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, "axe needs a script");
  const email = `seh-${mark()}@reader.example`;
  const { path } = await similar(`Brückentag ${mark()}`);
  await page.goto(portal.origin + path);
  const block = page.getByRole("region", { name: "Sie wollen nichts verpassen?" });
  await block.getByRole("textbox").fill(email);
  await block.getByRole("button", { name: "Abonnieren" }).click();
  const mail = await nthMail(email, 1);
  const confirming = at(mail, "/subscribe/confirm");
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
    await page.goto(new URL(address, portal.origin).href);
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        expect((await new AxeBuilder({ page }).analyze()).violations, address).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${address} at ${width}`).toBeLessThanOrEqual(0);
        if (process.env.LOOK)
          await page.screenshot({
            path: `/tmp/look/${address.replace(/\W+/g, "-").slice(0, 40)}-${width}-${colorScheme}.png`,
            fullPage: true,
          });
      }
  }
});
