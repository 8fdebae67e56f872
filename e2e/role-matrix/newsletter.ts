import { createIssue, getDeskIssue, saveIssue } from "#db/newsletter-desk.ts";
import { scheduleIssue } from "#db/newsletter-sending.ts";
import { operator } from "#db/testing/rows.ts";
import { mark } from "#e2e/own-article.ts";
import { type Area, EDITORS, press } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

let draft = 0;
let tried = 0;

async function makeIssue(): Promise<number> {
  const id = await createIssue(operator, `Rollen ${mark()}`);
  const [subject, intro] = [`Rollen ${mark()}`, "Guten Morgen."];
  const seen = (await getDeskIssue(id))?.stamp ?? "";
  await saveIssue(operator, { id, seen }, { subject, intro, lines: new Map(), step: null });
  return id;
}

/** An issue that is written on, and one that waits: no mail leaves the house from here. */
async function prepare(): Promise<void> {
  await joinPortalDatabase();
  draft = await makeIssue();
  tried = await makeIssue();
  const seen = (await getDeskIssue(tried))?.stamp ?? "";
  await scheduleIssue(operator, { id: tried, seen }, new Date(Date.now() + 86_400_000));
}

const may = EDITORS;
const as = "editor" as const;

export const newsletter: Area = {
  prepare,
  pages: {
    "/admin/newsletter": { may },
    "/admin/newsletter/[id]": { may, at: () => paths.adminIssue({ id: draft }) },
  },
  actions: {
    "newsletter/addIssue": {
      as,
      may,
      at: () => paths.adminNewsletter(),
      steps: [(page) => page.getByLabel("Betreff").fill(`Rollen ${mark()}`), press("Anlegen")],
    },
    "newsletter/composeIssue": {
      as,
      may,
      at: () => paths.adminIssue({ id: draft }),
      steps: [press("Speichern")],
    },
    "newsletter/takeIssueStep": {
      as,
      may,
      at: () => paths.adminIssue({ id: tried }),
      steps: [press("Anhalten")],
    },
  },
};
