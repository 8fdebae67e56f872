import { exportFile } from "#app/export-file.ts";

export const GET = (request: Request): Promise<Response> =>
  exportFile(request, {
    type: "application/json; charset=utf-8",
    name: "depesche.json",
    write: (parts) => `${JSON.stringify(parts, null, 2)}\n`,
  });
