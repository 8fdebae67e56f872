import { expect, type Page, test } from "@playwright/test";
import { createArticle } from "#db/article-writes.ts";
import { getSite } from "#db/site.ts";
import { operator, paragraphs } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { type Brought, picture } from "#e2e/own-picture.ts";
import { signedIn } from "#e2e/signed-in.ts";
import { expectUsable, LOOKS } from "#e2e/usable.ts";
import { paths } from "#lib/paths.ts";

/** The library: bringing pictures over a good line and a bad one, saying what they are, using them, taking them out. */

const field = (page: Page) => page.getByLabel("Bilder hochladen");
const hasScript = () => test.info().project.use.javaScriptEnabled !== false;
const idOf = (page: Page) => Number(/media\/(\d+)/.exec(page.url())?.[1]);

async function say(page: Page, alt: string): Promise<void> {
  await page.getByLabel("Bildbeschreibung").fill(alt);
  await page.getByLabel("Bildnachweis").fill("Ada Feld");
  await page.getByLabel("Lizenz", { exact: true }).fill("Eigenes Bild");
  await page.getByRole("button", { name: "Angaben sichern" }).click();
  await expect(page.getByRole("status")).toHaveText("Gesichert.");
}

/** By the uploader where scripts run, by the form where they do not. @returns the picture's number */
async function bring(page: Page, file: Brought): Promise<number> {
  await page.goto(paths.adminMedia());
  if (hasScript()) {
    await page.waitForLoadState("networkidle");
    await field(page).setInputFiles(file);
    await page.getByRole("link", { name: "Angaben ergänzen" }).click();
  } else {
    await field(page).setInputFiles(file);
    await page.getByRole("button", { name: "Hochladen", exact: true }).click();
  }
  await expect(page).toHaveURL(/\/admin\/media\/\d+/);
  return idOf(page);
}

test("a picture is brought, described, replaced, deleted and brought back", async ({ page, context }) => {
  await signedIn(context, { role: "author" });
  const alt = `Die Brücke ${mark()}`;
  const id = await bring(page, await picture("brücke.jpg"));
  await expect(page.getByLabel("Bildnachweis")).toHaveValue(/^Ada /);
  await say(page, alt);
  await page.getByLabel("Von links, in Prozent").fill("20");
  await page.getByLabel("Adresse der Lizenz").fill("gar keine");
  await page.getByRole("button", { name: "Angaben sichern" }).click();
  await expect(page.getByText("Das ist keine vollständige Adresse")).toBeVisible();
  // What was typed is still there.
  await expect(page.getByLabel("Adresse der Lizenz")).toHaveValue("gar keine");
  await expect(page.getByLabel("Von links, in Prozent")).toHaveValue("20");
  await page.getByLabel("Adresse der Lizenz").fill("https://example.org/lizenz");
  await page.getByRole("button", { name: "Angaben sichern" }).click();
  await expect(page.getByRole("status")).toHaveText("Gesichert.");
  await expect(page.getByLabel("Von links, in Prozent")).toHaveValue("20");

  await page.goto(paths.adminMedia({ q: alt.slice(0, -2) }));
  await expect(page.getByRole("link", { name: alt })).toBeVisible();
  await page.goto(paths.adminPicture({ id }));
  await page.getByRole("button", { name: "Bild löschen" }).click();
  await expect(page.getByRole("status")).toContainText("Gelöscht");
  await page.getByRole("button", { name: "Bild zurückholen" }).click();
  await expect(page.getByRole("status")).toContainText("Wieder in der Bibliothek");
});

test("of two who describe a picture at once the later is told, and loses nothing", async ({
  page,
  context,
}) => {
  await signedIn(context, { role: "editor" });
  const id = await bring(page, await picture("zwei.jpg"));
  await say(page, "Zuerst");
  const other = await context.newPage();
  for (const one of [page, other]) await one.goto(paths.adminPicture({ id }));
  if (hasScript()) await page.waitForLoadState("networkidle");
  await page.getByLabel("Bildunterschrift").fill("Am Ufer");
  await say(other, "Von der anderen");
  await page.getByLabel("Bildbeschreibung").fill("Von der einen");
  await page.getByRole("button", { name: "Angaben sichern" }).click();
  await expect(page.getByText("dieses Bild geändert. Unter den Feldern steht")).toBeVisible();
  await expect(page.getByText("Inzwischen steht da: Von der anderen")).toBeVisible();
  await expect(page.getByText("Inzwischen steht da: –")).toBeVisible();
  await expect(page.getByLabel("Bildunterschrift")).toHaveValue("Am Ufer");
  await say(page, "Von beiden");
  await page.goto(paths.adminPicture({ id }));
  await expect(page.getByLabel("Bildbeschreibung")).toHaveValue("Von beiden");
  await expect(page.getByLabel("Bildunterschrift")).toHaveValue("Am Ufer");
});

test("after the end of the rights only the newsroom gets a picture's files", async ({
  page,
  context,
  request,
}) => {
  await signedIn(context, { role: "editor" });
  const id = await bring(page, await picture("ende.jpg", 0, Math.ceil(601 + Math.random() * 2_000)));
  const preview = async () => (await page.locator(".focal-picture img").getAttribute("src")) ?? "";
  const first = await preview();
  await say(page, "Ein Bild mit Frist");
  await page.goto(paths.adminPicture({ id }));
  const second = await preview();
  const status = async (path: string) => (await request.get(path, { maxRedirects: 0 })).status();
  expect([await status(first), await status(second)]).toEqual([200, 200]);
  await page.getByLabel("Rechte enden am").fill("2020-01-31");
  await say(page, "Ein Bild mit Frist");
  // What it had before is withheld too.
  await expect.poll(() => status(second)).toBe(410);
  expect(await status(first)).toBe(410);
  await page.goto(paths.adminPicture({ id }));
  await expect(page.getByText("Die Rechte sind abgelaufen.").first()).toBeVisible();
  const kept = await preview();
  expect(kept).toContain("/admin/media/files/");
  expect((await page.request.get(kept)).headers()["content-type"]).toBe("image/jpeg");
  expect(await status(kept)).not.toBe(200);
  await page.getByLabel("Rechte enden am").fill("");
  await say(page, "Ein Bild ohne Frist");
  await expect.poll(() => status(second)).toBe(200);
});

test("what is no picture is refused with a word, and the rest goes in", async ({ page, context }) => {
  await signedIn(context, { role: "author" });
  await page.goto(paths.adminMedia());
  if (hasScript()) await page.waitForLoadState("networkidle");
  const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  await field(page).setInputFiles([
    { name: "seite.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<!doctype html>") },
    { name: "grafik.svg", mimeType: "image/svg+xml", buffer: script },
    await picture("gut.jpg"),
  ]);
  if (!hasScript()) await page.getByRole("button", { name: "Hochladen", exact: true }).click();
  await expect(page.getByText(/Das ist kein Bild, das wir aufnehmen/)).toBeVisible();
  await expect(page.getByText(/Diese SVG-Datei enthält Programmcode/)).toBeVisible();
  await expect(
    page.getByText(hasScript() ? "1 von 3 Bildern fertig" : "1 Bild ist in der Bibliothek."),
  ).toBeVisible();
});

test.describe("with scripts", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "comfort");

  test("an upload that is cut off goes on where it stood", async ({ page, context }) => {
    test.slow();
    await signedIn(context, { role: "author" });
    await page.goto(paths.adminMedia());
    await page.waitForLoadState("networkidle");
    const file = await picture("groß.jpg", 1_500_000);
    const begun: number[] = [];
    await page.route("**/admin/media/upload/*", async (route) => {
      const request = route.request();
      if (request.method() !== "POST") return route.continue();
      begun.push(Number(request.headers()["upload-offset"]));
      return begun.length === 2 ? route.abort() : route.continue();
    });
    await field(page).setInputFiles(file);
    await expect(page.getByText("Verbindung unterbrochen")).toBeVisible();
    await expect(page.getByText("1 von 1 Bildern fertig")).toBeVisible({ timeout: 30_000 });
    // The third began where the first had ended.
    expect(begun[0]).toBe(0);
    expect(begun[1]).toBeGreaterThan(0);
    expect(begun[2]).toBe(begun[1]);
    expect(begun.slice(1)).not.toContain(0);

    // The same once more is the picture that is there.
    await field(page).setInputFiles({ ...file, name: "anders.jpg" });
    await expect(page.getByText("war schon da")).toBeVisible({ timeout: 30_000 });
  });

  test("pictures are dropped and pasted", async ({ page, context }) => {
    await signedIn(context, { role: "author" });
    await page.goto(paths.adminMedia());
    await page.waitForLoadState("networkidle");
    const [dropped, pasted] = [await picture("gezogen.jpg"), await picture("eingefügt.jpg")];
    const give = (event: "drop" | "paste", { name, buffer }: Brought) =>
      page
        .locator(".drop-zone")
        .first()
        .evaluate(
          (zone, { event, name, bytes }) => {
            const data = new DataTransfer();
            const file = new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, {
              type: "image/jpeg",
            });
            data.items.add(file);
            const init = { bubbles: true, cancelable: true };
            zone.dispatchEvent(
              event === "drop"
                ? new DragEvent("drop", { ...init, dataTransfer: data })
                : new ClipboardEvent("paste", { ...init, clipboardData: data }),
            );
          },
          { event, name, bytes: buffer.toString("base64") },
        );
    await give("drop", dropped);
    await give("paste", pasted);
    await expect(page.getByText("2 von 2 Bildern fertig")).toBeVisible();
  });

  test("the focal point is moved by keyboard and by click", async ({ page, context }) => {
    await signedIn(context, { role: "author" });
    const id = await bring(page, await picture("punkt.jpg"));
    await page.getByRole("button", { name: "Bildmitte setzen" }).focus();
    for (const key of ["ArrowLeft", "ArrowLeft", "ArrowDown"]) await page.keyboard.press(key);
    await expect(page.getByLabel("Von links, in Prozent")).toHaveValue("46");
    await expect(page.getByLabel("Von oben, in Prozent")).toHaveValue("52");
    const box = await page.getByRole("button", { name: "Bildmitte setzen" }).boundingBox();
    await page.mouse.click(
      (box?.x ?? 0) + (box?.width ?? 0) * 0.25,
      (box?.y ?? 0) + (box?.height ?? 0) * 0.75,
    );
    await expect(page.getByLabel("Von links, in Prozent")).toHaveValue("25");
    await say(page, "Ein Punkt");
    await page.goto(paths.adminPicture({ id }));
    await expect(page.getByLabel("Von oben, in Prozent")).toHaveValue("75");
  });

  test("the editor's dialog finds a picture by keyboard; what is used is not deleted", async ({
    page,
    context,
  }) => {
    test.slow();
    await signedIn(context, { role: "editor" });
    const word = mark();
    const id = await bring(page, await picture("lead.jpg"));
    await say(page, `Ein Turm ${word}`);
    const sectionId = (await getSite()).sections[0]?.id ?? 0;
    const articleId = await createArticle(operator, {
      title: `Turm ${word}`,
      body: paragraphs("Ein Satz."),
      sectionId,
    });
    await page.goto(paths.adminArticle({ id: articleId }));
    await page.getByRole("button", { name: "Bild wählen" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Bild wählen" });
    await expect(dialog.getByLabel("Bild finden")).toBeFocused();
    await page.keyboard.type(word);
    await expect(dialog.getByRole("status")).toHaveText("1 Bilder gefunden");
    await expectUsable(page, { what: "the dialog in which a picture is chosen" });
    await page.keyboard.press("Tab");
    while (!(await dialog.getByRole("button", { name: word }).evaluate((e) => e === document.activeElement)))
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("img", { name: `Ein Turm ${word}` })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "Gesichert um" })).toBeVisible();

    await page.goto(paths.adminPicture({ id }));
    await expect(page.getByRole("link", { name: `Turm ${word}` })).toBeVisible();
    await page.getByRole("button", { name: "Bild löschen" }).click();
    await expect(page.getByText("Das Bild wird noch verwendet")).toBeVisible();
  });

  test("the dialog takes a new picture, and is left by Escape", async ({ page, context }) => {
    await signedIn(context, { role: "editor" });
    const sectionId = (await getSite()).sections[0]?.id ?? 0;
    const articleId = await createArticle(operator, {
      title: `Neu ${mark()}`,
      body: paragraphs("Ein Satz."),
      sectionId,
    });
    await page.goto(paths.adminArticle({ id: articleId }));
    await page.getByRole("button", { name: "Bild wählen" }).click();
    const dialog = page.getByRole("dialog", { name: "Bild wählen" });
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await page.getByRole("button", { name: "Bild wählen" }).click();
    await dialog.getByLabel("Oder ein neues Bild hochladen").setInputFiles(await picture("neu.jpg"));
    await expect(dialog).toBeHidden();
    await expect(page.locator(".lead-picture img")).toBeVisible();
  });

  test("everybody can use the library", { tag: LOOKS }, async ({ page, context }) => {
    test.slow();
    await signedIn(context, { role: "editor" });
    const id = await bring(page, await picture("zugang.jpg"));
    for (const path of [
      paths.adminMedia(),
      paths.adminMedia({ view: "expiring" }),
      paths.adminMedia({ refused: "broken kaputt.jpg", added: "2" }),
      paths.adminPicture({ id }),
    ])
      await openUsable(page, path);
    await page.getByRole("button", { name: "Bild löschen" }).click();
    await expect(page.getByRole("status")).toContainText("Gelöscht");
    await openUsable(page, paths.adminPicture({ id }));
  });
});

async function openUsable(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  await expectUsable(page);
}
