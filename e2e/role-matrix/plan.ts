import type { Area } from "#e2e/role-matrix/area.ts";

export const plan: Area = { prepare: async () => {}, pages: {}, actions: {} };
