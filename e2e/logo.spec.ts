import { expect, type Page, test } from "@playwright/test";
import type { OwnPortal } from "#e2e/own-portal.ts";
import { portalForFile } from "#e2e/portal-for-file.ts";
import { signedInAt } from "#e2e/signed-in.ts";
import { expectUsable } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** A portal that gets a logo, and goes back to its name: on one of its own, since every page shows it. */
let portal: OwnPortal;

test.describe.configure({ mode: "default" });

portalForFile((opened) => {
  portal = opened;
});

const file = (inside: string) => ({
  name: "logo.svg",
  mimeType: "image/svg+xml",
  buffer: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60">${inside}<path d="M0 0h300v60H0z" fill="#a33"/></svg>`,
  ),
});

const hasScript = () => test.info().project.use.javaScriptEnabled !== false;

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Speichern" }).click();
}
const said = (page: Page) => page.getByRole("status").first();

test("a logo takes the place of the name, and leaves it again", async ({ page, context }) => {
  await signedInAt(portal.origin, context, { role: "admin" });
  const before = await portal.text("/");
  const desk = portal.origin + paths.adminSettings("look");
  await page.goto(desk);
  const logo = page.getByLabel("Logo", { exact: true });
  await logo.setInputFiles(file("<script>alert(1)</script>"));
  await page.getByLabel("Was auf dem Logo steht").fill("Die Depesche");
  await save(page);
  await expect(page.getByText("Diese SVG-Datei enthält Programmcode")).toBeVisible();
  await expect(page.getByLabel("Was auf dem Logo steht")).toHaveValue("Die Depesche");
  expect(await portal.text("/")).toBe(before);

  await logo.setInputFiles(file(""));
  await page.getByLabel("Logo für dunkle Bildschirme").setInputFiles(file("<g/>"));
  await save(page);
  await expect(said(page)).toHaveText("Gespeichert. Es gilt ab sofort.");
  await expect(page.getByRole("img", { name: "Das Logo, das gilt" })).toHaveCount(2);
  expect((await page.getByRole("img", { name: "Das Logo, das gilt" }).first().boundingBox())?.width).toBe(
    240,
  );
  if (hasScript()) await expectUsable(page);

  const html = await portal.text("/");
  expect(html).toMatch(/<source media="\(prefers-color-scheme: dark\)" srcset="\/media\/\S+\.svg"/);
  expect(html).toMatch(/"logo":{"@type":"ImageObject","url":"http[^"]+\/media\/[^"]+\.svg","width":"300"/);
  if (hasScript()) await lookAtMasthead(page);

  await page.goto(desk);
  await page.getByLabel("Ohne Logo: Der Name").check();
  await page.getByLabel("Ohne eigenes Logo für dunkle").check();
  await page.getByLabel("Was auf dem Logo steht").fill("");
  await save(page);
  await expect(said(page)).toHaveText("Gespeichert. Es gilt ab sofort.");
  await expect(page.getByRole("img", { name: "Das Logo, das gilt" })).toHaveCount(0);
  expect(await portal.text("/")).toBe(before);
});

async function lookAtMasthead(page: Page): Promise<void> {
  await page.goto(portal.origin);
  const seen = page.getByRole("link", { name: "Die Depesche, zur Startseite" }).getByRole("img");
  await expect(seen).toHaveJSProperty("complete", true);
  expect(
    await seen.evaluate((img: HTMLImageElement) => [img.naturalWidth > 0, img.width, img.height]),
  ).toEqual([true, 240, 48]);
  await page.setViewportSize({ width: 320, height: 600 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.setViewportSize({ width: 1280, height: 800 });
}
