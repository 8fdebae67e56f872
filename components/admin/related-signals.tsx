import type { RelatedReason } from "#db/schema/articles.ts";
import type { Translate } from "#lib/i18n.ts";
import { RELATED_SIGNALS } from "#lib/related-signals.ts";

type Props = { t: Translate; signals: NonNullable<RelatedReason["signals"]> };

/** What a score is made of: a bar for each signal, against the greatest. */
export function RelatedSignals({ t, signals }: Props) {
  const parts = RELATED_SIGNALS.flatMap((name) => {
    const part = signals[name];
    return part === undefined ? [] : [{ name, part }];
  });
  if (parts.length === 0) return null;
  const most = Math.max(...parts.map(({ part }) => Math.abs(part))) || 1;
  return (
    <details className="related-why">
      <summary>{t("relatedDesk.signals")}</summary>
      <table className="related-signals">
        <thead>
          <tr>
            <th scope="col">{t("relatedDesk.signal")}</th>
            <th scope="col">{t("relatedDesk.part")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, part }) => (
            <tr key={name}>
              <th scope="row">
                {t(`relatedDesk.signalName.${name}`)}
                <span className="help">{t(`relatedDesk.signalHelp.${name}`)}</span>
              </th>
              <td className={part < 0 ? "is-less" : undefined}>
                {t("relatedDesk.partOf", { part })}
                <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={(100 * Math.abs(part)) / most} height="1" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
