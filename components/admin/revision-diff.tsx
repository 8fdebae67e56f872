import type { Translate } from "#lib/i18n.ts";
import type { FieldDiff } from "#lib/revision-diff.ts";

/** What one version changed, field by field and word by word: marked by line and word, not by colour alone. */
export function RevisionDiff({ t, fields }: { t: Translate; fields: FieldDiff[] }) {
  if (fields.length === 0) return <p className="empty">{t("articleDesk.noDifference")}</p>;
  return (
    <dl className="diff">
      {fields.map(({ field, parts }) => (
        <div key={field}>
          <dt>{t(`articleDesk.diffField.${field}`)}</dt>
          <dd>
            {parts.map(({ kind, text }, at) => {
              const key = `${at} ${kind}`;
              if (kind === "same") return <span key={key}>{text}</span>;
              const Mark = kind === "inserted" ? "ins" : "del";
              return (
                <Mark key={key}>
                  <span className="only-heard">{t(`articleDesk.${kind}`)}: </span>
                  {text}
                </Mark>
              );
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
