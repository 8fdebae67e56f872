import type { Translate } from "#lib/i18n.ts";

/** The form that candidates' buttons belong to, wherever they stand. */
export const ISSUE_FORM = "issue";

/** Words for the parts of the desk that run in the browser, which get no dictionary. */
export const issueFormTexts = (t: Translate) => ({
  subject: t("newsletterDesk.subject"),
  subjectHelp: t("newsletterDesk.subjectHelp"),
  intro: t("newsletterDesk.introLabel"),
  introHelp: t("newsletterDesk.introHelp"),
  save: t("newsletterDesk.save"),
  items: t("newsletterDesk.items"),
  noItems: t("newsletterDesk.noItems"),
  paid: t("newsletterDesk.paid"),
  unseen: t("newsletterDesk.unseen"),
  takeOut: t("newsletterDesk.takeOut"),
  // A headline is put in where it is known.
  line: t("newsletterDesk.line", { title: "{title}" }),
  lineHelp: t("newsletterDesk.lineHelp"),
  up: t("newsletterDesk.up", { title: "{title}" }),
  down: t("newsletterDesk.down", { title: "{title}" }),
  remove: t("newsletterDesk.remove", { title: "{title}" }),
});
export type IssueFormTexts = ReturnType<typeof issueFormTexts>;

export const issueStepTexts = (t: Translate) => ({
  test: t("newsletterDesk.test"),
  testHelp: t("newsletterDesk.testHelp"),
  schedule: t("newsletterDesk.schedule"),
  at: t("newsletterDesk.at"),
  atHelp: t("newsletterDesk.atHelp"),
  send: t("newsletterDesk.send"),
  sure: t("newsletterDesk.sure"),
  unschedule: t("newsletterDesk.unschedule"),
  delete: t("newsletterDesk.delete"),
});
export type IssueStepTexts = ReturnType<typeof issueStepTexts>;
