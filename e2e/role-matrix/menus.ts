import { changeMenu } from "#db/menu.ts";
import { operator } from "#db/testing/rows.ts";
import { type Area, EDITORS, press } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

const entry = (label: string) => ({ list: "footer", kind: "address", label, href: `/${label}` });

/** Two links in the footer, and one that could be put back. */
async function prepare(): Promise<void> {
  await joinPortalDatabase();
  for (const label of ["rollen-eins", "rollen-zwei"])
    await changeMenu(operator, { kind: "add", entry: entry(label) });
}

const may = EDITORS;
const as = "editor" as const;
const at = () => paths.adminMenus();

export const menus: Area = {
  prepare,
  pages: { "/admin/menus": { may } },
  actions: {
    // Without an address it is refused, so that no link is made.
    "menus/addToMenu": { as, may, at, steps: [press("Hinzufügen")] },
    "menus/moveInMenu": { as, may, at, steps: [press("rollen-zwei nach vorn")] },
    "menus/takeFromMenu": { as, may, at, steps: [press("rollen-eins herausnehmen")] },
    "menus/putBackIntoMenu": {
      as,
      may,
      at: () =>
        `${paths.adminMenus()}?${new URLSearchParams({ done: "removed", at: "0", entry: JSON.stringify(entry("rollen-drei")) })}`,
      steps: [press("Zurückholen")],
    },
  },
};
