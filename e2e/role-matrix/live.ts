import { makeLiveBlog, writeEntry } from "#db/live-entries.ts";
import { makePerson } from "#db/testing/people.ts";
import { ownArticle } from "#e2e/own-article.ts";
import { type Area, EDITORS, press, type Step, WRITERS } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { grantViewer, grantWriter } from "#lib/grant.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";

/** A live blog with an entry, and an article that is none; neither is an author's own. */
let blog = 0;
let article = 0;

const fillText: Step = (page) => page.getByLabel("Text", { exact: true }).fill("Fremd");
const atBlog = () => paths.adminLive({ id: blog });

export const live: Area = {
  prepare: async () => {
    await joinPortalDatabase();
    const userId = await makePerson({ role: "editor" });
    const viewer = grantViewer({ userId, name: "Redaktion", role: "editor", sessionId: "", addressKey: "" });
    const editor = grantWriter(viewer) as Writer;
    blog = (await ownArticle("Rollen")).id;
    article = (await ownArticle("Rollen")).id;
    await makeLiveBlog(editor, blog);
    await writeEntry(editor, blog, { title: "", text: "Ein Eintrag.", keyEvent: false, once: "" });
  },
  pages: { "/admin/articles/[id]/live": { may: EDITORS, at: atBlog } },
  actions: {
    // Authors are let in and told that this one is not theirs.
    "live/saveEntry": {
      as: "editor",
      may: WRITERS,
      at: atBlog,
      steps: [fillText, press("Veröffentlichen")],
    },
    "live/pinEntry": { as: "editor", may: WRITERS, at: atBlog, steps: [press("Anheften")] },
    "live/withdrawEntry": { as: "editor", may: WRITERS, at: atBlog, steps: [press("Zurückziehen")] },
    "live/closeBlog": { as: "editor", may: WRITERS, at: atBlog, steps: [press("Liveblog beenden")] },
    "live/makeLiveBlog": {
      as: "editor",
      may: WRITERS,
      at: () => paths.adminLive({ id: article }),
      steps: [press("Zum Liveblog machen")],
    },
  },
};
