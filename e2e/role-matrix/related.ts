import { ownArticle } from "#e2e/own-article.ts";
import { type Area, EDITORS, press } from "#e2e/role-matrix/area.ts";
import { paths } from "#lib/paths.ts";

/** An article, and one to be put under it. */
let under = 0;
let word = "";

const at = () => paths.adminRelated({ id: under }, { q: word });

export const related: Area = {
  prepare: async () => {
    under = (await ownArticle("Rollen")).id;
    word = `Nachbarin${Date.now().toString(36)}`;
    await ownArticle(word);
  },
  pages: { "/admin/articles/[id]/related": { may: EDITORS, at } },
  actions: {
    "related/changeRelated": {
      as: "editor",
      may: EDITORS,
      at,
      steps: [press(/^Nachbarin.* anheften$/)],
    },
  },
};
