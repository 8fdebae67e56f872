import type { Area } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { STAFF_ROLES } from "#lib/capabilities.ts";
import { paths } from "#lib/paths.ts";

/** Everybody here may search; what each finds is in e2e/staff-search.spec.ts. */
export const search: Area = {
  prepare: joinPortalDatabase,
  pages: { "/admin/search": { may: STAFF_ROLES, at: () => paths.adminSearch({ q: "a" }) } },
  actions: {},
};
