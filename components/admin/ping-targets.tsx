import Link from "next/link";
import type { PingTargetState } from "#db/ping-list.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  targets: PingTargetState[];
  /** Path of IndexNow's key file; null while it is off. */
  keyFile: string | null;
};

/** Who is told of what comes out, and how it stands with each. */
export function PingTargets({ t, calendar, targets, keyFile }: Props) {
  return (
    <section className="ping-targets" aria-labelledby="ping-targets">
      <h2 id="ping-targets">{t("houseDesk.pingTargets")}</h2>
      {targets.length === 0 && <p className="muted">{t("houseDesk.noPingTarget")}</p>}
      {targets.length > 0 && (
        <ul>
          {targets.map((target) => (
            <li key={`${target.kind} ${target.target}`}>
              <strong>{t(`houseDesk.ping.${target.kind}`)}</strong>{" "}
              <span className="detail">{target.target}</span>
              <br />
              <State t={t} calendar={calendar} state={target} />
            </li>
          ))}
        </ul>
      )}
      <p>
        {keyFile && (
          <>
            <a href={keyFile}>{t("houseDesk.keyFile")}</a>
            {" · "}
          </>
        )}
        <Link href={paths.adminSettings("services")} prefetch={false}>
          {t("houseDesk.pingSettings")}
        </Link>
      </p>
    </section>
  );
}

type StateProps = { t: Translate; calendar: Calendar; state: PingTargetState };

function State({ t, calendar, state: { failures, notBefore, refusal, waiting } }: StateProps) {
  const time = dateTime(new Date(notBefore), calendar);
  return (
    <>
      {refusal !== "" && (
        <span className="verdict is-bad">{t("houseDesk.pingRefused", { answer: refusal })}</span>
      )}
      {refusal === "" && failures > 0 && (
        <span className="verdict is-warn">{t("houseDesk.pingFailing", { count: failures, time })}</span>
      )}
      {refusal === "" && failures === 0 && (
        <span className="verdict is-good">{t("houseDesk.pingListens")}</span>
      )}{" "}
      {waiting > 0 && <span className="detail">{t("houseDesk.pingWaiting", { count: waiting })}</span>}
    </>
  );
}
