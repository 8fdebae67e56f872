import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import { OutboxTable } from "#components/admin/outbox-table.tsx";
import { getBounceFigures } from "#db/bounces.ts";
import { listDeliveries, MAILS_PER_PAGE } from "#db/delivery-list.ts";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { RETENTION } from "#lib/retention.ts";
import { resend } from "./actions.ts";
import "../system/system.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("rail.link.outbox") };
}

const STATES = ["waiting", "failed", "unclear", "sent"] as const;

export default async function OutboxPage({ searchParams }: Props) {
  const admin = await requireAdmin(paths.adminOutbox());
  const { t, calendar } = await readDesk();
  const query = await searchParams;
  const state = STATES.find((one) => one === query.state);
  const before = parseId(query.before) ?? undefined;
  const [mails, { bounced, complained }] = await Promise.all([
    listDeliveries(admin, { state, before }),
    getBounceFigures(admin),
  ]);
  const isKept = !env().SMTP_URL;
  const last = mails.length === MAILS_PER_PAGE ? mails.at(-1)?.id : undefined;
  return (
    <div className="page">
      <h1>{t("rail.link.outbox")}</h1>
      <p className="muted">
        {t(isKept ? "houseDesk.outboxKept" : "houseDesk.outboxSent")}{" "}
        {t("houseDesk.outboxRetention", { sent: RETENTION.mails.days, failed: RETENTION.failedMails.days })}
      </p>
      <p>
        {t("houseDesk.bounceFigures", { bounced, complained })}{" "}
        <Link href={paths.adminSuppressed()} prefetch={false}>
          {t("houseDesk.suppressed.title")}
        </Link>
      </p>
      {query.done === "resent" && (
        <p className="outcome" role="status">
          {t("houseDesk.done.resent")}
        </p>
      )}
      {typeof query.problem === "string" && (
        <p className="outcome is-problem" role="alert">
          {await problemText(query.problem, "houseDesk")}
        </p>
      )}
      <nav className="tabs" aria-label={t("houseDesk.mailStates")}>
        {[undefined, ...STATES].map((one) => (
          <Link
            key={one ?? "all"}
            href={paths.adminOutbox(one ? { state: one } : {})}
            aria-current={one === state ? "page" : undefined}
            prefetch={false}
          >
            {one ? t(`houseDesk.mailState.${one}`) : t("houseDesk.allMails")}
          </Link>
        ))}
      </nav>
      {mails.length === 0 ? (
        <p className="muted">{t(state ? "houseDesk.noSuchMail" : "houseDesk.noMail")}</p>
      ) : (
        <OutboxTable t={t} calendar={calendar} mails={mails} isKept={isKept} resend={resend} />
      )}
      {last !== undefined && (
        <p>
          <Link
            className="button"
            href={paths.adminOutbox({ ...(state && { state }), before: `${last}` })}
            prefetch={false}
          >
            {t("houseDesk.olderMails")}
          </Link>
        </p>
      )}
    </div>
  );
}
