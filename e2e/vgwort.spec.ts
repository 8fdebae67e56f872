import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { createArticle, publishArticle } from "#db/article-writes.ts";
import { getSite } from "#db/site.ts";
import { addressOf, hoursAgo, operator, paragraphs } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { joinPortalDatabase, signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** VG WORT's marks: taken in, given, reported. What readers get of them: e2e/vgwort-pixel.spec.ts. */

const code = () => randomBytes(16).toString("hex");

async function longArticle(): Promise<{ id: number; path: string; title: string }> {
  await joinPortalDatabase();
  const [section] = (await getSite()).sections;
  const title = `Lang ${mark()}`;
  const body = paragraphs("Wort ".repeat(400));
  const id = await createArticle(operator, { title, body, sectionId: section?.id ?? 0 });
  await publishArticle(operator, id, { publishedAt: hoursAgo(90), related: false });
  return { id, path: `/${(await addressOf(id)).join("/")}`, title };
}

test("marks are taken in, given and reported", async ({ page, context, request }) => {
  await signedIn(context, { role: "admin" });
  const { id, path, title } = await longArticle();
  const [open, secret] = [code(), code()];
  await page.goto(paths.adminVgWort());
  const file = (text: string) => ({ name: "marken.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByLabel("CSV-Datei der VG WORT").setInputFiles(file("öffentlich;privat\r\n"));
  await page.getByRole("button", { name: "Einlesen" }).click();
  await expect(page.getByText(/^In der Datei steht keine Zählmarke/)).toBeVisible();
  await page
    .getByLabel("CSV-Datei der VG WORT")
    .setInputFiles(file(`öffentlich;privat\r\n${open};${secret}\r\nx;y\r\n`));
  await page.getByRole("button", { name: "Einlesen" }).click();
  await expect(page.getByText("Eine neue Zählmarke.")).toBeVisible();
  await expect(page.getByText("Zeile 3: keine zwei Codes, ausgelassen.")).toBeVisible();

  await page.getByLabel("Nummer des Artikels").fill("999999999");
  await page.getByRole("button", { name: "Zählmarke geben" }).click();
  await expect(page.getByText(/^Diesen Artikel gibt es nicht/)).toBeVisible();
  await page.getByLabel("Nummer des Artikels").fill(`${id}`);
  await page.getByRole("button", { name: "Zählmarke geben" }).click();
  await expect(page.getByText("Der Text hat jetzt eine Zählmarke.")).toBeVisible();
  await expect(page.getByRole("link", { name: title })).toBeVisible();
  await page.getByLabel("Nummer des Artikels").fill(`${id}`);
  await page.getByRole("button", { name: "Zählmarke geben" }).click();
  await expect(page.getByText("Dieser Text hat schon eine Zählmarke.")).toBeVisible();
  const report = await page.request.get(paths.adminVgWortReport(new Date(hoursAgo(90)).getFullYear()));
  expect(report.headers()["content-type"]).toContain("text/csv");
  expect(await report.text()).toContain(title);

  // Readers are counted only where the house has chosen so.
  const read = async () => {
    const answer = await request.get(path, { headers: { cookie: "" } });
    return { html: await answer.text(), policy: answer.headers()["content-security-policy"] ?? "" };
  };
  const silent = await read();
  expect(silent.html).not.toContain("met.vgwort.de");
  expect(silent.policy).not.toContain("vgwort");
});

test("everybody can use the desk of marks", { tag: LOOKS }, async ({ page, context }) => {
  await signedIn(context, { role: "admin" });
  await page.goto(paths.adminVgWort());
  await expectUsable(page);
});
