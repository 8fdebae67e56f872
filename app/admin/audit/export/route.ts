import { requireAdmin } from "#auth.ts";
import { type AuditLine, exportAudit } from "#db/audit-list.ts";
import { parseAuditFilter } from "#lib/audit-filter.ts";
import { csvLine } from "#lib/csv.ts";
import { paths } from "#lib/paths.ts";

const HEAD = ["id", "at", "actor_id", "actor", "action", "subject", "subject_id", "detail"];
const TYPES = { csv: "text/csv; charset=utf-8; header=present", jsonl: "application/jsonl; charset=utf-8" };

/** The log as a file, as the page's filter narrows it: written while it is read, however long it is. */
export async function GET(request: Request): Promise<Response> {
  const admin = await requireAdmin(paths.adminAudit());
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const format = query.format === "jsonl" ? "jsonl" : "csv";
  const pages = exportAudit(admin, parseAuditFilter(query));
  const write = format === "csv" ? asCsv : (line: AuditLine) => `${JSON.stringify(line)}\n`;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(file) {
      if (format === "csv") file.enqueue(encoder.encode(csvLine(HEAD)));
    },
    async pull(file) {
      const { value, done } = await pages.next();
      if (done) file.close();
      else file.enqueue(encoder.encode(value.map(write).join("")));
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="audit-${new Date().toISOString().slice(0, 10)}.${format}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

const asCsv = ({ id, at, actorId, actor, action, subject, subjectId, detail }: AuditLine): string =>
  csvLine([id, at, actorId, actor, action, subject, subjectId, JSON.stringify(detail)]);
