import Link from "next/link";
import type { AuditLine } from "#db/audit-list.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; calendar: Calendar; lines: AuditLine[] };

/** Who did what to what. Words that have no translation yet stand as they are stored: a log leaves nothing out. */
export function AuditTable({ t, calendar, lines }: Props) {
  if (lines.length === 0) return <p className="muted">{t("admin.emptyLog")}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("admin.when")}</th>
          <th scope="col">{t("admin.who")}</th>
          <th scope="col">{t("admin.about")}</th>
          <th scope="col">{t("admin.what")}</th>
          <th scope="col">{t("admin.detail")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td data-label={t("admin.when")}>
              <time dateTime={line.at}>{dateTime(new Date(line.at), calendar)}</time>
            </td>
            <td data-label={t("admin.who")}>{line.actor}</td>
            <td data-label={t("admin.about")}>
              <Subject t={t} line={line} />
            </td>
            <td data-label={t("admin.what")}>{wordFor(t, "action", line.action)}</td>
            <td data-label={t("admin.detail")} className="detail">
              {detailText(line.detail)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ t, line: { subject, subjectId } }: { t: Translate; line: AuditLine }) {
  const words = `${wordFor(t, "subject", subject)}${subjectId === null ? "" : ` ${subjectId}`}`;
  const href = subjectId === null ? null : hrefOf(subject, subjectId);
  return href ? (
    <Link href={href} prefetch={false}>
      {words}
    </Link>
  ) : (
    words
  );
}

function hrefOf(subject: string, id: number): string | null {
  if (subject === "comment") return paths.adminComments({ id: `${id}` });
  if (subject === "article") return paths.adminArticle({ id });
  if (subject === "media") return paths.adminPicture({ id });
  return subject === "user" ? paths.adminPerson({ id }) : null;
}

/** Words that have no translation yet stand as they are stored. */
export function wordFor(t: Translate, kind: "action" | "subject", word: string): string {
  const key = `admin.${kind}.${word}` as Parameters<Translate>[0];
  return t.has(key) ? t(key) : word;
}

const detailText = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .flatMap(([name, value]) => (value === null || value === "" ? [] : [`${name}: ${plain(value)}`]))
    .join(" · ");

/** What was and what is stand side by side. */
function plain(value: unknown): string {
  if (typeof value === "string") return value;
  const { before, after } = (value ?? {}) as { before?: unknown; after?: unknown };
  return after === undefined ? JSON.stringify(value) : `${quoted(before)} → ${quoted(after)}`;
}

const quoted = (value: unknown): string => JSON.stringify(value ?? null);
