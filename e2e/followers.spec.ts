import { expect, type Page, test } from "@playwright/test";
import { addComment } from "#db/comment-writes.ts";
import { addCorrection } from "#db/corrections.ts";
import { buildDigests } from "#db/digests.ts";
import { tellDiscussions } from "#db/follower-mails.ts";
import { query } from "#db/testing/query.ts";
import { makeSection, makeTopic, operator } from "#db/testing/rows.ts";
import { confirmBy, type Mailing, pressOneClick, publishNews, startMailing } from "#e2e/mailing.ts";
import { mark } from "#e2e/own-article.ts";
import { grantSystem } from "#lib/grant.ts";

/** What happens to an article after it is out, told to whoever follows it: over real SMTP, on a portal of its own. */
let mailing: Mailing;
let sectionId = 0;
const system = grantSystem("test");

test.describe.configure({ mode: "default" });
test.setTimeout(120_000);

test.beforeAll(async () => {
  mailing = await startMailing();
  sectionId = await makeSection({ name: "Lokales" });
});

test.afterAll(() => mailing.stop());

/** Chooses what to follow of an article, as a reader does, and confirms. @returns the address that does */
async function follow(
  page: Page,
  { articleId, what, often }: { articleId: number; what: RegExp; often?: string },
): Promise<string> {
  const email = `folgt-${mark()}@reader.example`;
  await page.goto(`${mailing.origin}/subscribe?about=${articleId}`);
  await page.getByRole("radio", { name: what }).check();
  if (often) await page.getByRole("radio", { name: often }).check();
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByRole("button", { name: "Abonnieren" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bitte sehen Sie in Ihre Mails");
  expect(await page.context().cookies()).toEqual([]);
  await confirmBy(mailing, page, email);
  return email;
}

test("a correction, told once to whoever asked for it, until they press", async ({ page }) => {
  const { id: articleId } = await publishNews("Zwei Brücken", "Es waren drei.", { sectionId });
  const { id: another } = await publishNews("Eine Straße", "Sie ist lang.", { sectionId });
  const email = await follow(page, { articleId, what: /^Korrekturen.*Zwei Brücken/ });
  const correct = async (id: number, text: string) => {
    await addCorrection(operator, { articleId: id, kind: "correction", text });
    await mailing.settled();
  };
  await correct(another, "Sie ist kurz.");
  await correct(articleId, "Es waren zwei, nicht drei.");
  const mail = await mailing.nthMail(email, 2);
  expect(mail.subject).toContain("Zwei Brücken");
  expect(mail.text).toContain("Es waren zwei, nicht drei.");
  await pressOneClick(mail);
  await correct(articleId, "Es war doch nur eine.");
  expect(mailing.mailsTo(email)).toHaveLength(2);
});

test("a discussion, in one mail for all that was said, until they press", async ({ page }) => {
  const { id: articleId } = await publishNews("Marktplatz wird autofrei", "Ab Mai.", { sectionId });
  const email = await follow(page, { articleId, what: /^Kommentare/, often: "sofort" });
  const say = (body: string, state: "approved" | "pending" = "approved") =>
    addComment(operator, {
      articleId,
      parentId: null,
      authorName: "Dachs",
      body,
      state,
      createdAt: new Date(),
    });
  const tell = async () => {
    await tellDiscussions(system, "at_once", new Date());
    await mailing.settled();
  };
  for (const text of ["Endlich.", "Und die Lieferanten?"]) await say(text);
  await say("Ungeprüft.", "pending");
  await tell();
  await tell();
  const mail = await mailing.nthMail(email, 2);
  expect(mail.subject).toContain("Marktplatz wird autofrei");
  for (const text of ["Endlich.", "Und die Lieferanten?"]) expect(mail.text).toContain(text);
  expect(mail.text).not.toContain("Ungeprüft.");
  await pressOneClick(mail);
  await say("Noch etwas.");
  await tell();
  expect(mailing.mailsTo(email)).toHaveLength(2);
});

test("a digest of a topic: nothing without news, one mail with all of it, until they press", async ({
  page,
}) => {
  const topic = `Hafen${mark()}`;
  const topicIds = [await makeTopic(topic)];
  const { id: articleId } = await publishNews("Der Hafen", "Er liegt still.", { sectionId, topicIds });
  const email = await follow(page, {
    articleId,
    what: new RegExp(`^Thema ${topic}`),
    often: "einmal am Tag",
  });
  const morning = async () => {
    await mailing.settled();
    await query(`UPDATE subscribers SET daily_until = now() - interval '1 day' WHERE email = '${email}'`);
    await buildDigests(system, "daily", new Date());
    await mailing.settled();
  };
  await morning();
  expect(mailing.mailsTo(email)).toHaveLength(1);
  const titles = ["Kran steht", "Kran fällt"];
  for (const title of titles) await publishNews(title, "Am Kai.", { sectionId, topicIds });
  await publishNews("Kuchen", "Mit Zimt.", { sectionId });
  await morning();
  const digest = await mailing.nthMail(email, 2);
  for (const title of titles) expect(digest.text).toContain(title);
  expect(digest.text).not.toContain("Kuchen");
  expect(digest.text).toContain(`Weil Sie folgen: Thema ${topic}`);
  await pressOneClick(digest);
  await publishNews("Kran weg", "Am Kai.", { sectionId, topicIds });
  await morning();
  expect(mailing.mailsTo(email)).toHaveLength(2);
});
