import { createAuthor } from "#db/author-desk.ts";
import { addRedirect, listRedirects, removeRedirect } from "#db/redirect-desk.ts";
import { changeSection, createSection, getSectionDetails } from "#db/section-desk.ts";
import { operator } from "#db/testing/rows.ts";
import { createTopic } from "#db/topic-desk.ts";
import { mark } from "#e2e/own-article.ts";
import { type Area, EDITORS, press, type Step } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

let section = 0;
let topic = 0;
let author = 0;
let removed = 0;
const word = `rollen-${mark()}`;

/** A section out of the navigation, two topics, two redirects, of which one has been removed. */
async function prepare(): Promise<void> {
  await joinPortalDatabase();
  section = await createSection(operator, { name: word, slug: word, parentId: null });
  const details = await getSectionDetails(section);
  if (details) await changeSection(operator, section, { ...details, inNavigation: false });
  topic = await createTopic(operator, { name: `${word} eins`, slug: "" });
  await createTopic(operator, { name: `${word} zwei`, slug: "" });
  author = await createAuthor(operator, { name: `${word} Autorin`, slug: "" });
  for (const from of [`/${word}/weg`, `/${word}/da`])
    await addRedirect(operator, { from, to: "/latest", status: "" });
  const gone = (await listRedirects({ words: `${word}/weg`, after: null })).lines[0]?.id ?? 0;
  removed = await removeRedirect(operator, gone);
}

const fill =
  (id: string, value: string): Step =>
  (page) =>
    page.locator(`#${id}`).fill(value);

const may = EDITORS;
const as = "editor" as const;

export const order: Area = {
  prepare,
  pages: {
    "/admin/sections": { may },
    "/admin/sections/[id]": { may, at: () => paths.adminSection({ id: section }) },
    "/admin/topics": { may },
    "/admin/topics/[id]": { may, at: () => paths.adminTopic({ id: topic }) },
    "/admin/redirects": { may },
    "/admin/authors": { may },
    "/admin/authors/[id]": { may, at: () => paths.adminAuthor({ id: author }) },
  },
  actions: {
    "sections/addSection": {
      as,
      may,
      at: () => paths.adminSections(),
      // Reserved: it is refused, so that no section is made.
      steps: [fill("new-name", word), fill("new-slug", "admin"), press("Anlegen")],
    },
    "sections/moveInTree": { as, may, at: () => paths.adminSections(), steps: [press(`${word} nach unten`)] },
    "sections/saveSectionDetails": {
      as,
      may,
      at: () => paths.adminSection({ id: section }),
      steps: [press("Speichern")],
    },
    "topics/addTopic": {
      as,
      may,
      at: () => paths.adminTopics(),
      steps: [fill("new-name", `${word} drei`), press("Anlegen")],
    },
    "topics/saveTopicDetails": {
      as,
      may,
      at: () => paths.adminTopic({ id: topic }),
      steps: [press("Speichern")],
    },
    "topics/mergeIntoTopic": {
      as,
      may,
      at: () => paths.adminTopic({ id: topic }),
      steps: [fill("merge-into", `${word} zwei`), press("Zusammenführen")],
    },
    "authors/addAuthor": {
      as,
      may,
      at: () => paths.adminAuthors(),
      steps: [fill("new-name", `${word} Autor`), press("Anlegen")],
    },
    "authors/saveAuthorDetails": {
      as,
      may,
      at: () => paths.adminAuthor({ id: author }),
      steps: [press("Speichern")],
    },
    "redirects/addOne": {
      as,
      may,
      at: () => paths.adminRedirects(),
      steps: [fill("one-from", `/${word}/neu`), fill("one-to", "/latest"), press("Anlegen")],
    },
    "redirects/importCsv": {
      as,
      may,
      at: () => paths.adminRedirects(),
      steps: [fill("csv-lines", `/${word}/csv;/latest`), press("Übernehmen")],
    },
    "redirects/removeOne": {
      as,
      may,
      at: () => paths.adminRedirects({ q: `${word}/da` }),
      steps: [press(`/${word}/da entfernen`)],
    },
    "redirects/restoreOne": {
      as,
      may,
      at: () => paths.adminRedirects({ removed: `${removed}` }),
      steps: [press("Rückgängig")],
    },
  },
};
