import { changePage, createPage, getDeskPage } from "#db/page-desk.ts";
import { operator, paragraphs } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { type Area, EDITORS, press } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

let page = 0;
const word = `rollenseite-${mark()}`;

/** A draft with two wordings. */
async function prepare(): Promise<void> {
  await joinPortalDatabase();
  page = await createPage(operator, { title: word, slug: "", language: "de" });
  const now = await getDeskPage(page);
  if (now)
    await changePage(
      operator,
      { id: page, seen: now.stamp, admin: null },
      { ...now, body: paragraphs("Ein Satz.") },
    );
}

const may = EDITORS;
const as = "editor" as const;
const at = () => paths.adminPage({ id: page });

export const pages: Area = {
  prepare,
  pages: {
    "/admin/pages": { may },
    "/admin/pages/[id]": { may, at },
    "/admin/pages/[id]/versions": { may, at: () => paths.adminPageVersions({ id: page }) },
  },
  actions: {
    "pages/addPage": {
      as,
      may,
      at: () => paths.adminPages(),
      // Reserved: it is refused, so that no page is made.
      steps: [
        (page) => page.locator("#new-title").fill(word),
        (page) => page.locator("#new-slug").fill("admin"),
        press("Anlegen"),
      ],
    },
    "pages/savePageDesk": { as, may, at, steps: [press("Speichern")] },
    "pages/restoreWording": {
      as,
      may,
      at: () => paths.adminPageVersions({ id: page }, { from: "1", to: "2" }),
      steps: [press("Fassung 1 wieder einsetzen")],
    },
  },
};
