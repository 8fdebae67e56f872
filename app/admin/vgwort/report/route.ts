import { readDesk } from "#app/admin/desk.ts";
import { requireAdmin } from "#auth.ts";
import { reportCountingMarks } from "#db/counting-marks.ts";
import { csvLine } from "#lib/csv.ts";
import { absolute, paths } from "#lib/paths.ts";

const HEAD = ["private_code", "public_code", "title", "authors", "characters", "published", "address"];

/** The texts of a year with their marks, as VG WORT wants them reported. */
export async function GET(request: Request): Promise<Response> {
  const admin = await requireAdmin(paths.adminVgWort());
  const { site, calendar, now } = await readDesk();
  const asked = Number(new URL(request.url).searchParams.get("year"));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 9000 ? asked : now.getFullYear();
  const texts = await reportCountingMarks(admin, { year, timeZone: calendar.timeZone });
  const lines = texts.map(
    ({ privateCode, publicCode, title, authors, characters, publishedAt, section, slug }) =>
      csvLine([
        ...[privateCode, publicCode, title, authors.join("; ")],
        characters,
        new Date(publishedAt).toISOString(),
        absolute(site.url, paths.article({ slug, section: { slug: section } })),
      ]),
  );
  return new Response(csvLine(HEAD) + lines.join(""), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="vgwort-${year}.csv"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
