import type { Page } from "@playwright/test";
import { addCorrection } from "#db/corrections.ts";
import { operator } from "#db/testing/rows.ts";
import { ownArticle } from "#e2e/own-article.ts";
import { makePlanned, type Planned } from "#e2e/planned.ts";
import { type Area, EDITORS, press, type Step, WRITERS } from "#e2e/role-matrix/area.ts";
import { paths } from "#lib/paths.ts";

let planned: Planned;
let article: { id: number };

const fill =
  (label: string, text: string): Step =>
  (page) =>
    page.getByLabel(label, { exact: true }).first().fill(text);
const open =
  (name: string): Step =>
  (page) =>
    page.locator("summary", { hasText: name }).first().click();
const openCard: Step = (page) => page.locator(`#card-${planned.id} summary`).click();
const atNotes = () => paths.adminNotes(planned);
const atCorrections = () => paths.adminCorrections(article);
const atBoard = () => paths.adminPlan({ column: "draft" });

/** Whoever presses calls themselves, so that there is something to be seen. */
const callOneself: Step = async (page: Page) => {
  const name = await page.locator(".rail-person a").textContent();
  await page.getByLabel("Neue Notiz").fill(`@${name}`);
  await page.getByRole("button", { name: "Notieren" }).click();
  await page.getByRole("status").waitFor();
  await page.goto(paths.adminPlan());
  await page.waitForLoadState("networkidle");
};

export const plan: Area = {
  prepare: async () => {
    planned = await makePlanned("2020-01-15");
    article = await ownArticle("Rolle");
    await addCorrection(operator, { articleId: article.id, kind: "correction", text: "Es waren zwei." });
  },
  pages: {
    "/admin/plan": { may: WRITERS },
    "/admin/plan/calendar": { may: WRITERS },
    "/admin/plan/notes/[id]": { may: WRITERS, at: atNotes },
    "/admin/articles/[id]/corrections": { may: EDITORS, at: atCorrections },
  },
  actions: {
    "plan/addIdea": {
      as: "author",
      may: WRITERS,
      at: atBoard,
      steps: [open("Idee anlegen"), fill("Arbeitstitel", "Rollenspiel"), press("Anlegen")],
    },
    "plan/planCard": {
      as: "editor",
      may: WRITERS,
      at: atBoard,
      steps: [openCard, (page) => page.locator(`#card-${planned.id} button`).click()],
    },
    "plan/moveToDay": {
      as: "editor",
      may: WRITERS,
      at: () => paths.adminCalendar({ month: "2020-01" }),
      steps: [
        (page) => page.getByLabel(`„${planned.title}“ verschieben`).first().click(),
        press("Verschieben"),
      ],
    },
    "plan/addNote": {
      as: "author",
      may: WRITERS,
      at: atNotes,
      steps: [fill("Neue Notiz", "Bitte gegenlesen."), press("Notieren")],
    },
    "plan/tickNote": { as: "author", may: WRITERS, at: atNotes, steps: [press("Erledigt")] },
    "plan/markSeen": { as: "author", may: WRITERS, at: atNotes, steps: [callOneself, press("Gelesen")] },
    "corrections/correct": {
      as: "editor",
      may: EDITORS,
      at: atCorrections,
      steps: [fill("Text", "Es waren drei."), press("Veröffentlichen")],
    },
    "corrections/mend": {
      as: "editor",
      may: EDITORS,
      at: atCorrections,
      steps: [open("Ausbessern"), press("Speichern")],
    },
    "corrections/takeBack": {
      as: "editor",
      may: EDITORS,
      at: atCorrections,
      steps: [open("Zurücknehmen"), fill("Begründung", "Doch einer."), press("Jetzt zurücknehmen")],
    },
    "corrections/takeOutName": {
      as: "editor",
      may: EDITORS,
      at: atCorrections,
      steps: [fill("Namen und Schreibweisen", "Niemand Sonst"), press("Fundstellen zählen")],
    },
  },
};
