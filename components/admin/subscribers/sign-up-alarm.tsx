import type { ReactNode } from "react";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { SignUps } from "#lib/sign-up-spike.ts";

type Props = { t: Translate; calendar: Calendar; signUps: SignUps; children?: ReactNode };

/** Only while there is one. */
export function SignUpAlarm({ t, calendar, signUps: { isSpike, most, usual, until }, children }: Props) {
  if (!isSpike) return null;
  return (
    <section className="overdue">
      <h3>{t("subscriberDesk.alarm")}</h3>
      <p>{t("subscriberDesk.alarmText", { most, usual, time: dateTime(until, calendar) })}</p>
      {children}
    </section>
  );
}
