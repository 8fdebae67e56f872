import type { FormState } from "#components/admin/form-state.ts";
import { SmallForm } from "#components/admin/small-form.tsx";
import type { DeskCorrection } from "#db/correction-lists.ts";
import { isEditable } from "#lib/corrections.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";

type Action = (state: FormState, form: FormData) => Promise<FormState>;
type Props = {
  t: Translate;
  calendar: Calendar;
  now: Date;
  articleId: number;
  corrections: DeskCorrection[];
  mend: Action;
  takeBack: Action;
};

/** What readers were told, and what was taken back and why. */
export function DeskCorrections({ t, calendar, now, articleId, corrections, mend, takeBack }: Props) {
  if (corrections.length === 0) return <p className="muted">{t("planDesk.noCorrections")}</p>;
  const on = (moment: string) => dateTime(new Date(moment), calendar);
  return (
    <ul className="correction-list">
      {corrections.map((one) => (
        <li key={one.id} className={one.withdrawnAt ? "is-back" : undefined}>
          <p>
            <b>{t(`article.correctionKind.${one.kind}`)}</b>{" "}
            <span className="muted">
              {on(one.at)}
              {one.by ? `, ${one.by}` : ""}
              {one.editedAt ? ` · ${t("planDesk.edited", { date: on(one.editedAt) })}` : ""}
            </span>
          </p>
          <p className="said">{one.text}</p>
          {one.withdrawnAt ? (
            <p className="muted">
              {t("planDesk.takenBack", { date: on(one.withdrawnAt), reason: one.withdrawnReason ?? "" })}
            </p>
          ) : (
            <div className="correction-ways">
              {isEditable(new Date(one.at), now) && (
                <SmallForm
                  key={`mend ${one.text}`}
                  id={`mend-${one.id}`}
                  action={mend}
                  given={{ articleId, id: one.id }}
                  field={{ name: "text", value: one.text, rows: 4 }}
                  texts={{
                    open: t("planDesk.mend"),
                    label: t("planDesk.text"),
                    help: t("planDesk.mendHelp"),
                    send: t("planDesk.save"),
                  }}
                />
              )}
              <SmallForm
                id={`back-${one.id}`}
                action={takeBack}
                given={{ articleId, id: one.id }}
                field={{ name: "reason", value: "", rows: 2 }}
                texts={{
                  open: t("planDesk.takeBack"),
                  label: t("planDesk.reason"),
                  help: t("planDesk.reasonHelp"),
                  send: t("planDesk.takeBackNow"),
                }}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
