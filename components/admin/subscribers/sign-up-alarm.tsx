import type { ReactNode } from "react";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { SignUps } from "#lib/sign-up-spike.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  signUps: SignUps;
  /** Its heading's, by what it stands under. */
  level: 2 | 3;
  children?: ReactNode;
};

/** Only while there is one. */
export function SignUpAlarm({ t, calendar, signUps, level, children }: Props) {
  const { isSpike, most, usual, until } = signUps;
  const Heading = `h${level}` as const;
  if (!isSpike) return null;
  return (
    <section className="overdue">
      <Heading>{t("subscriberDesk.alarm")}</Heading>
      <p>{t("subscriberDesk.alarmText", { most, usual, time: dateTime(until, calendar) })}</p>
      {children}
    </section>
  );
}
