import { Figure } from "#components/admin/subscribers/figure.tsx";
import type { FollowedLine } from "#db/subscriber-figures.ts";
import type { Translate } from "#lib/i18n.ts";
import { FREQUENCIES, SUBSCRIPTION_KINDS, type SubscriptionKind } from "#lib/subscriptions.ts";

type Props = {
  t: Translate;
  followed: FollowedLine[];
  /** How many browsers' wishes there are of a kind. */
  push: Partial<Record<SubscriptionKind, number>>;
};

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

/** What subscriptions follow, how often they are told of it, and by which way. */
export function FollowedTable({ t, followed, push }: Props) {
  const many = (kinds: readonly SubscriptionKind[], frequencies: readonly string[] = FREQUENCIES) =>
    sum(
      followed
        .filter(({ kind, frequency }) => kinds.includes(kind) && frequencies.includes(frequency))
        .map((line) => line.many),
    );
  const cells = (kinds: readonly SubscriptionKind[]) => [
    ...FREQUENCIES.map((often) => ({
      label: t(`subscriberDesk.often.${often}`),
      count: many(kinds, [often]),
    })),
    { label: t("subscriberDesk.allMail"), count: many(kinds) },
    { label: t("subscriberDesk.push"), count: sum(kinds.map((kind) => push[kind] ?? 0)) },
  ];
  const rows = SUBSCRIPTION_KINDS.map((kind) => ({ kind, cells: cells([kind]) })).filter((row) =>
    row.cells.some(({ count }) => count > 0),
  );
  if (rows.length === 0) return <p className="empty">{t("subscriberDesk.nobody")}</p>;
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">{t("subscriberDesk.what")}</th>
          {cells([]).map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{t(`subscriberDesk.kind.${row.kind}`)}</th>
            {row.cells.map((cell) => (
              <Figure key={cell.label} t={t} {...cell} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("subscriberDesk.sum")}</th>
          {cells(SUBSCRIPTION_KINDS).map((cell) => (
            <Figure key={cell.label} t={t} {...cell} />
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
