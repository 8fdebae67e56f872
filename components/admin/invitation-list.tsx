import type { Invitation } from "#db/invitations.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";

type Act = (form: FormData) => Promise<void>;
type Props = {
  t: Translate;
  calendar: Calendar;
  now: Date;
  invitations: Invitation[];
  sendAgain: Act;
  withdraw: Act;
};

/** Who has been asked and has not come yet. */
export function InvitationList({ t, calendar, now, invitations, sendAgain, withdraw }: Props) {
  if (invitations.length === 0) return <p className="muted">{t("houseDesk.noInvitation")}</p>;
  return (
    <ul className="invitations">
      {invitations.map(({ id, email, role, by, expiresAt }) => (
        <li key={id}>
          <p>
            <b>{email}</b> · {t(`admin.role.${role}`)}
          </p>
          <p className="muted">
            {t("houseDesk.invitedBy", { name: by || t("admin.nameless") })} ·{" "}
            {new Date(expiresAt) > now ? (
              t("houseDesk.validUntil", { date: dateTime(new Date(expiresAt), calendar) })
            ) : (
              <span className="tag">{t("houseDesk.expired")}</span>
            )}
          </p>
          <div className="buttons">
            <form action={sendAgain}>
              <input type="hidden" name="email" value={email} />
              <button type="submit" aria-label={t("houseDesk.sendAgainTo", { email })}>
                {t("houseDesk.sendAgain")}
              </button>
            </form>
            <form action={withdraw}>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="email" value={email} />
              <button type="submit" aria-label={t("houseDesk.withdrawFrom", { email })}>
                {t("houseDesk.withdraw")}
              </button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  );
}
