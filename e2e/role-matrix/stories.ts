import { createStory } from "#db/story-desk.ts";
import { makeDraft, makeSection, operator } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { type Area, EDITORS, press, type Step } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

let story = 0;
const word = `rollenverlauf-${mark()}`;

/** A running story with a draft in it. */
async function prepare(): Promise<void> {
  await joinPortalDatabase();
  story = await createStory(operator, { title: word, slug: "" });
  await makeDraft({ title: `Entwurf ${word}`, storyId: story, sectionId: await hiddenSection() });
}

/** Out of the navigation: other tests look at the front page too. */
const hiddenSection = () => makeSection({ slug: word, name: word, inNavigation: false });

const fill =
  (id: string, value: string): Step =>
  (page) =>
    page.locator(`#${id}`).fill(value);

const may = EDITORS;
const as = "editor" as const;
const at = () => paths.adminStory({ id: story });

export const stories: Area = {
  prepare,
  pages: {
    "/admin/stories": { may },
    "/admin/stories/[id]": { may, at },
  },
  actions: {
    "stories/addStory": {
      as,
      may,
      at: () => paths.adminStories(),
      steps: [fill("new-title", `${word} zwei`), press("Anlegen")],
    },
    "stories/saveStoryDetails": { as, may, at, steps: [press("Speichern")] },
    "stories/mergeIntoStory": {
      as,
      may,
      at,
      // Nobody has this name: it is refused, so that the other actions find the story.
      steps: [fill("merge-into", `${word} gibt es nicht`), press("Zusammenführen")],
    },
    "stories/closeOrReopen": { as, may, at, steps: [press("Abschließen")] },
    "stories/moveArticle": { as, may, at, steps: [press(`Entwurf ${word} herausnehmen`)] },
  },
};
