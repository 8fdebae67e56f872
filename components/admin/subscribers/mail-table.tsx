import { Figure } from "#components/admin/subscribers/figure.tsx";
import type { Translate } from "#lib/i18n.ts";
import { type CountLine, mailFigures } from "#lib/mail-figures.ts";

const COLUMNS = ["sent", "bounced", "complained", "ended", "held"] as const;

/** What became of mails, by what they are. */
export function MailTable({ t, lines, days }: { t: Translate; lines: CountLine[]; days: number }) {
  const rows = mailFigures(lines);
  if (rows.length === 0) return <p className="empty">{t("subscriberDesk.noMails", { days })}</p>;
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">{t("subscriberDesk.mail")}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`subscriberDesk.figure.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, figures }) => (
          <tr key={row}>
            <th scope="row">{t(`subscriberDesk.row.${row}`)}</th>
            {COLUMNS.map((column) => (
              <Figure
                key={column}
                t={t}
                label={t(`subscriberDesk.figure.${column}`)}
                count={figures[column]}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
