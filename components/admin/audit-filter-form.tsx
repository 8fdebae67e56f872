import Link from "next/link";
import { wordFor } from "#components/admin/audit-table.tsx";
import type { AuditActor } from "#db/audit-actors.ts";
import { type AuditFilter, auditQuery } from "#lib/audit-filter.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  t: Translate;
  filter: AuditFilter;
  actors: AuditActor[];
  /** As they are stored. */
  subjects: string[];
  actions: string[];
};

/** Narrows the log: who, what about, what was done, when. */
export function AuditFilterForm({ t, filter, actors, subjects, actions }: Props) {
  const { person, subject, subjectId, action, from, to } = filter;
  const people = [
    { value: "0", label: t("houseDesk.nobody") },
    ...actors.map(({ id, name }) => ({ value: `${id}`, label: name || t("admin.nameless") })),
  ];
  const words = (kind: "action" | "subject", all: string[]) =>
    all
      .map((value) => ({ value, label: wordFor(t, kind, value) }))
      .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <form className="narrow audit-filter" action={paths.adminAudit()} method="get">
      <Choice
        name="person"
        label={t("admin.who")}
        all={t("houseDesk.everybody")}
        value={person === null ? "" : `${person}`}
        options={people}
      />
      <Choice
        name="subject"
        label={t("admin.about")}
        all={t("houseDesk.everything")}
        value={subject}
        options={words("subject", subjects)}
      />
      <label className="audit-id">
        <span>{t("houseDesk.number")}</span>
        <input name="id" inputMode="numeric" defaultValue={subjectId ?? ""} maxLength={12} />
      </label>
      <Choice
        name="action"
        label={t("admin.what")}
        all={t("houseDesk.everything")}
        value={action}
        options={words("action", actions)}
      />
      <label>
        <span>{t("houseDesk.from")}</span>
        <input type="date" name="from" defaultValue={from} />
      </label>
      <label>
        <span>{t("houseDesk.until")}</span>
        <input type="date" name="to" defaultValue={to} />
      </label>
      <button type="submit">{t("queue.apply")}</button>
      {Object.keys(auditQuery(filter)).length > 0 && (
        <Link className="quiet" href={paths.adminAudit()} prefetch={false}>
          {t("queue.clear")}
        </Link>
      )}
    </form>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  all: string;
  value: string;
  options: { value: string; label: string }[];
};

const Choice = ({ name, label, all, value, options }: ChoiceProps) => (
  <label>
    <span>{label}</span>
    <select name={name} defaultValue={value} key={value}>
      <option value="">{all}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  </label>
);
