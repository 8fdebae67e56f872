import type { Translate } from "#lib/i18n.ts";
import type { Finding } from "#lib/self-check/findings.ts";

/** What is bad comes first; within that, the order in which it was looked at. */
const RANK = { bad: 0, warn: 1, unknown: 2, good: 3 } as const;

/** One line for each thing looked at: its state in a word, what was found, what to do. */
export function FindingList({ t, findings }: { t: Translate; findings: Finding[] }) {
  const sorted = findings.toSorted((a, b) => RANK[a.state] - RANK[b.state]);
  return (
    <ul className="findings-of-system">
      {sorted.map(({ check, found, state, values }) => (
        <li key={check}>
          <span className={`verdict is-${state}`}>{t(`houseDesk.verdict.${state}`)}</span>
          <h2>{t(`houseDesk.check.${check}.title`)}</h2>
          <p>
            {t(`houseDesk.check.${check}.${found}` as "houseDesk.check.disk.ok", values as { free: number })}
          </p>
        </li>
      ))}
    </ul>
  );
}
