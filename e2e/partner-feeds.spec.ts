import { expect, test } from "@playwright/test";
import { mark } from "#e2e/own-article.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

test("a partner's feed: made, fetched, counted, given another address, ended", async ({
  page,
  context,
  request,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled === false, "the newsroom is an app");
  await signedIn(context, { role: "admin" });
  const name = `Lokalfunk ${mark()}`;
  await page.goto(paths.adminFeeds());
  const form = page.locator("form.order-form");
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("Ressorts").fill("gibt-es-nicht");
  await form.getByRole("button", { name: "Anlegen" }).click();
  await expect(form.getByRole("alert")).toContainText("Eines davon gibt es nicht");
  // What was typed is still there.
  await expect(form.getByLabel("Name")).toHaveValue(name);
  await form.getByLabel("Ressorts").fill("ki");
  await form.getByLabel("Umfang").selectOption("nur Vorspann und Link");
  await form.getByRole("button", { name: "Anlegen" }).click();
  const addressIn = async (text: string | null) => /https?:\/\/\S+\/feed\.xml/.exec(text ?? "")?.[0] ?? "";
  const address = await addressIn(await form.getByRole("status").textContent());

  const answer = await request.get(address, { headers: { cookie: "" } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toContain("application/rss+xml");
  expect(answer.headers()["x-robots-tag"]).toBe("noindex");
  expect(answer.headers()["cache-control"]).toContain("private");
  const text = await answer.text();
  expect(text).toContain(`<title>${name}`);
  expect(text).toContain("Zuerst erschienen bei");
  for (const ending of ["atom", "json"])
    expect((await request.get(address.replace(/xml$/, ending))).status()).toBe(200);

  await page.goto(paths.adminFeeds());
  const row = page.getByRole("row", { name });
  await expect(row).toContainText("3 Abrufe");
  await row.getByRole("link", { name }).click();
  await expectUsable(page);
  await page.getByRole("button", { name: "Adresse erneuern" }).click();
  const renewed = await addressIn(await page.getByRole("status").textContent());
  expect(renewed).not.toBe(address);
  expect((await request.get(address)).status()).toBe(404);
  expect((await request.get(renewed)).status()).toBe(200);
  await page.getByRole("button", { name: "Feed beenden" }).click();
  await expect(page.getByRole("status")).toContainText("Beendet");
  expect((await request.get(renewed)).status()).toBe(404);
});
