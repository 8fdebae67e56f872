import Link from "next/link";
import type { Delivery, DeliveryState } from "#db/delivery-list.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  mails: Delivery[];
  /** Whether what was sent lies in a folder here, to be looked at. */
  isKept: boolean;
  resend: (form: FormData) => Promise<void>;
};

const VERDICTS: Record<DeliveryState, string> = {
  waiting: "unknown",
  sending: "unknown",
  sent: "good",
  failed: "bad",
  unclear: "warn",
};

/** To whom, when, of what kind and how it went; not what it said. */
export function OutboxTable({ t, calendar, mails, isKept, resend }: Props) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("admin.when")}</th>
          <th scope="col">{t("houseDesk.to")}</th>
          <th scope="col">{t("houseDesk.mailKind")}</th>
          <th scope="col">{t("admin.status")}</th>
          <th scope="col">{t("houseDesk.act")}</th>
        </tr>
      </thead>
      <tbody>
        {mails.map(({ id, kind, to, state, attempts, lastError, createdAt, bounceKind, bounceStatus }) => (
          <tr key={id}>
            <td data-label={t("admin.when")}>
              <time dateTime={createdAt.toISOString()}>{dateTime(createdAt, calendar)}</time>
            </td>
            <td className="mail-address" data-label={t("houseDesk.to")}>
              {to}
            </td>
            <td data-label={t("houseDesk.mailKind")}>{kindWord(t, kind)}</td>
            <td data-label={t("admin.status")}>
              <span className={`verdict is-${VERDICTS[state]}`}>{t(`houseDesk.mailState.${state}`)}</span>
              {attempts > 1 && (
                <span className="muted"> · {t("houseDesk.attempts", { count: attempts })}</span>
              )}
              {bounceKind && (
                <div className="verdict is-bad">
                  {t(`houseDesk.cameBack.${bounceKind}`, { status: bounceStatus ?? "" })}
                </div>
              )}
              {lastError && <div className="detail">{lastError}</div>}
            </td>
            <td data-label={t("houseDesk.act")}>
              {(state === "failed" || state === "unclear") && (
                <form action={resend}>
                  <input type="hidden" name="id" value={id} />
                  <button type="submit">{t("houseDesk.resend")}</button>
                </form>
              )}
              {state === "sent" && isKept && (
                <Link href={paths.adminMail({ id })} prefetch={false}>
                  {t("houseDesk.readMail")}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Kinds that have no word yet stand as they are stored. */
export function kindWord(t: Translate, kind: string): string {
  const key = `houseDesk.kind.${kind}` as Parameters<Translate>[0];
  return t.has(key) ? t(key) : kind;
}
