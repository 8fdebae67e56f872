import { expect, type Page, test } from "@playwright/test";
import { updateArticle } from "#db/article-writes.ts";
import { addRedirect } from "#db/redirect-desk.ts";
import { linkTo } from "#db/testing/linked.ts";
import { operator } from "#db/testing/rows.ts";
import { linkedArticle } from "#e2e/linked-article.ts";
import { mark } from "#e2e/own-article.ts";
import { LEADS_NOWHERE } from "#e2e/portal.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** Links that lead nowhere: found, looked at again, ignored, mended; with scripts and without. */
const row = (page: Page, url: string) => page.getByRole("row").filter({ hasText: url });

test("a link that leads nowhere is listed with the article that has it, until it is mended", async ({
  page,
  context,
}) => {
  const { articleId, title, url } = await linkedArticle();
  await signedIn(context, { role: "editor" });
  await page.goto(paths.admin());
  await page.getByRole("link", { name: /kaputte[rn]? Verweise?$/ }).click();
  await expect(page.getByRole("heading", { name: "Verweise", level: 1 })).toBeVisible();
  await expect(row(page, url)).toContainText("Unter dieser Adresse steht nichts.");
  await expect(row(page, url).getByRole("link", { name: title })).toHaveAttribute(
    "href",
    paths.adminArticle({ id: articleId }),
  );

  await page.getByRole("button", { name: `${url} neu prüfen` }).click();
  await expect(page.getByRole("status")).toHaveText("Der Verweis ist weiterhin kaputt.");
  await updateArticle(operator, articleId, { changes: { body: linkTo("/latest") }, substantive: false });
  await page.getByRole("button", { name: `${url} neu prüfen` }).click();
  await expect(page.getByRole("status")).toHaveText(
    /^Kein veröffentlichter Text enthält diesen Verweis noch/,
  );
  await expect(row(page, url)).toHaveCount(0);
});

test("a link is ignored, at once or later taken back", async ({ page, context }) => {
  const { url } = await linkedArticle();
  await signedIn(context, { role: "editor" });
  await page.goto(paths.adminLinks());
  await page.getByRole("button", { name: `${url} ignorieren` }).click();
  await expect(page.getByRole("status")).toHaveText("Der Verweis wird ignoriert.");
  await expect(row(page, url)).toHaveCount(0);
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await expect(page.getByRole("status")).toHaveText("Der Verweis wird wieder beachtet.");
  await expect(row(page, url)).toBeVisible();

  await page.getByRole("button", { name: `${url} ignorieren` }).click();
  await expect(page.getByRole("status")).toHaveText("Der Verweis wird ignoriert.");
  await page.getByRole("link", { name: "Ignoriert" }).click();
  await expect(row(page, url)).toBeVisible();
  await page.getByRole("button", { name: `${url} wieder beachten` }).click();
  await expect(page.getByRole("status")).toHaveText("Der Verweis wird wieder beachtet.");
  await expect(row(page, url)).toHaveCount(0);
});

test("what is gone meanwhile is said to be so", async ({ page, context }) => {
  await signedIn(context, { role: "editor" });
  await page.goto(paths.adminLinks({ view: "moved", problem: "not-found" }));
  await expect(
    page.getByRole("alert").filter({ hasText: "Diesen Verweis gibt es nicht mehr." }),
  ).toBeVisible();
});

test("everybody can use the desk of links", { tag: LOOKS }, async ({ page, context }) => {
  test.slow();
  const { linkId } = await linkedArticle();
  const old = `${LEADS_NOWHERE}${mark()}/eine-adresse-die-laenger-ist-als-eine-zeile-auf-dem-telefon`;
  await addRedirect(operator, { from: old, to: "/most-read", status: "" });
  await linkedArticle(old);
  await signedIn(context, { role: "editor" });
  for (const path of [
    paths.adminLinks({ checked: "broken" }),
    paths.adminLinks({ ignored: `${linkId}` }),
    paths.adminLinks({ view: "moved" }),
    paths.adminLinks({ view: "ignored" }),
    paths.admin(),
  ]) {
    await page.goto(path);
    if (path.includes("moved"))
      await expect(row(page, old)).toContainText("Dauerhaft umgezogen nach /most-read");
    await expectUsable(page);
  }
});
