import type { Area } from "#e2e/role-matrix/area.ts";

export const front: Area = { prepare: async () => {}, pages: {}, actions: {} };
