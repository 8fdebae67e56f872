import type { Area } from "#e2e/role-matrix/area.ts";

export const live: Area = { prepare: async () => {}, pages: {}, actions: {} };
