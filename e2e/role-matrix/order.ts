import type { Area } from "#e2e/role-matrix/area.ts";

export const order: Area = { prepare: async () => {}, pages: {}, actions: {} };
