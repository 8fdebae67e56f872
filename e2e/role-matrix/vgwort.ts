import { ADMINS, type Area, press } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

const page = { may: ADMINS };
const at = () => paths.adminVgWort();
const as = "admin" as const;

export const vgwort: Area = {
  prepare: joinPortalDatabase,
  pages: {
    "/admin/vgwort": page,
    "/admin/vgwort/report": { ...page, at: () => paths.adminVgWortReport(2026) },
  },
  actions: {
    // Without a file it is refused, so that the stock stays as it is.
    "vgwort/importMarks": { as, may: ADMINS, at, steps: [press("Einlesen")] },
    "vgwort/giveMark": {
      as,
      may: ADMINS,
      at,
      steps: [(page) => page.getByLabel("Nummer des Artikels").fill("999999999"), press("Zählmarke geben")],
    },
  },
};
