import { exportFile } from "#app/export-file.ts";
import { readSite } from "#app/reads.ts";
import { exportPage } from "#lib/export-page.ts";
import { translator } from "#lib/i18n.ts";

export const GET = (request: Request): Promise<Response> =>
  exportFile(request, {
    // Not finished like a page of ours: it is to be read from a disk.
    type: "application/octet-stream",
    name: "depesche.html",
    write: async (parts) => {
      const { locale, settings } = await readSite();
      return exportPage(parts, {
        title: translator(locale, settings.address)("account.exportTitle"),
        locale,
      });
    },
  });
