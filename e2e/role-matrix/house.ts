import type { Area } from "#e2e/role-matrix/area.ts";

export const house: Area = { prepare: async () => {}, pages: {}, actions: {} };
