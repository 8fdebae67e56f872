import type { Suppression } from "#db/suppressions.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  lines: Suppression[];
  lift: (form: FormData) => Promise<void>;
  /** The address that was asked for, "" for none: whoever asks knows it, also where it is kept unreadable. */
  asked: string;
};

/** Which address, since when and why; what can no longer be read is called so. */
export function SuppressionTable({ t, calendar, lines, lift, asked }: Props) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("houseDesk.suppressed.since")}</th>
          <th scope="col">{t("houseDesk.suppressed.address")}</th>
          <th scope="col">{t("houseDesk.suppressed.why")}</th>
          <th scope="col">{t("houseDesk.act")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, address, reason, detail, createdAt }) => {
          const shown = (address ?? asked) || null;
          return (
            <tr key={id}>
              <td data-label={t("houseDesk.suppressed.since")}>
                <time dateTime={createdAt.toISOString()}>{dateTime(createdAt, calendar)}</time>
              </td>
              <td className="mail-address" data-label={t("houseDesk.suppressed.address")}>
                {shown ?? <span className="muted">{t("houseDesk.suppressed.unreadable")}</span>}
              </td>
              <td data-label={t("houseDesk.suppressed.why")}>
                {reasonWord(t, reason)}
                {detail && <div className="detail">{detail}</div>}
              </td>
              <td data-label={t("houseDesk.act")}>
                <form action={lift}>
                  <input type="hidden" name="id" value={id} />
                  <button
                    type="submit"
                    aria-label={shown ? t("houseDesk.suppressed.liftOne", { address: shown }) : undefined}
                  >
                    {t("houseDesk.suppressed.lift")}
                  </button>
                </form>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Reasons that have no word yet stand as they are stored. */
export function reasonWord(t: Translate, reason: string): string {
  const key = `houseDesk.suppressed.reason.${reason}` as Parameters<Translate>[0];
  return t.has(key) ? t(key) : reason;
}
