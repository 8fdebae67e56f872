import type { Area } from "#e2e/role-matrix/area.ts";

export const media: Area = { prepare: async () => {}, pages: {}, actions: {} };
