import type { Area } from "#e2e/role-matrix/area.ts";

export const articles: Area = { prepare: async () => {}, pages: {}, actions: {} };
