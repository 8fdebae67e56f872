import Link from "next/link";
import { phaseName } from "#components/admin/queue-list.tsx";
import type { Translate } from "#lib/i18n.ts";
import type { QueuedComment } from "#lib/moderation-queue.ts";
import { paths } from "#lib/paths.ts";

/** What the screening and other people said of a comment. */
export function Findings({ t, comment }: { t: Translate; comment: QueuedComment }) {
  const { verdicts, notices, risk } = comment;
  return (
    <>
      {notices.length > 0 && (
        <section>
          <h3>{t("queue.noticesTitle")}</h3>
          <ul className="findings">
            {notices.map(({ id, reason, explanation }) => (
              <li key={id}>
                <Link href={`${paths.adminCases()}/${id}`} prefetch={false}>
                  {reason}
                </Link>{" "}
                {explanation}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t("queue.findings")}</h3>
        {verdicts.length === 0 && <p className="muted">{t("queue.noFindings")}</p>}
        <ul className="findings">
          {verdicts.map(({ phase, verdict, reason }) => (
            <li key={phase + reason}>
              <span className={verdict === "hold" ? "tag" : "tag is-bad"}>{phaseName(t, phase)}</span>{" "}
              {reason}
            </li>
          ))}
        </ul>
        {risk !== null && <p className="muted">{t("queue.risk", { percent: Math.round(risk * 100) })}</p>}
      </section>
    </>
  );
}
