import { expect, test } from "@playwright/test";
import type { OwnPortal } from "#e2e/own-portal.ts";
import { portalForFile } from "#e2e/portal-for-file.ts";
import { signedInAt } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

/** A portal that changes its language while it runs: on one of its own, since every page speaks it. */
let portal: OwnPortal;

test.describe.configure({ mode: "default" });

portalForFile((opened) => {
  portal = opened;
});

test("the newsroom changes the language, and every page speaks it at once", async ({ page, context }) => {
  await signedInAt(portal.origin, context, { role: "admin" });
  const before = await portal.text("/");
  expect(before).toContain('<html lang="de"');
  await page.goto(portal.origin + paths.adminSettings("general"));
  await page.getByRole("radio", { name: "Englisch" }).check();
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.getByRole("status").first()).toHaveText("Saved. It applies from now on.");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  const after = await portal.text("/");
  expect(after).toContain('<html lang="en"');
  expect(await portal.text("/feed.xml")).toContain("<language>en</language>");
  // The legal pages that there are in the other language alone stay linked.
  const links = (html: string) => [...html.matchAll(/href="(\/(?:imprint|privacy|comment-policy))"/g)];
  expect(links(after).length).toBe(links(before).length);
  expect(links(after).length).toBeGreaterThan(0);

  await page.getByRole("radio", { name: "as started with" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").first()).toHaveText("Gespeichert. Es gilt ab sofort.");
  expect(await portal.text("/")).toBe(before);
});
