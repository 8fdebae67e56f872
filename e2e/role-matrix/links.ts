import { ignoreLink } from "#db/link-desk.ts";
import { makeEditor } from "#db/testing/editors.ts";
import { linkedArticle } from "#e2e/linked-article.ts";
import { mark } from "#e2e/own-article.ts";
import { type Area, EDITORS, press } from "#e2e/role-matrix/area.ts";
import { paths } from "#lib/paths.ts";

let broken = "";
let again = "";
let ignored = "";

/** Two links that lead nowhere, and a third of which nobody wants to hear. */
async function prepare(): Promise<void> {
  broken = (await linkedArticle()).url;
  again = (await linkedArticle()).url;
  const third = await linkedArticle();
  ignored = third.url;
  await ignoreLink(await makeEditor(`Mara ${mark()}`), third.linkId);
}

const may = EDITORS;
const as = "editor" as const;

export const links: Area = {
  prepare,
  pages: { "/admin/links": { may } },
  actions: {
    "links/recheck": {
      as,
      may,
      at: () => paths.adminLinks(),
      steps: [(page) => press(`${broken} neu prüfen`)(page)],
    },
    "links/ignore": {
      as,
      may,
      at: () => paths.adminLinks(),
      steps: [(page) => press(`${again} ignorieren`)(page)],
    },
    "links/unignore": {
      as,
      may,
      at: () => paths.adminLinks({ view: "ignored" }),
      steps: [(page) => press(`${ignored} wieder beachten`)(page)],
    },
  },
};
