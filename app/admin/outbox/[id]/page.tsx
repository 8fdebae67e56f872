import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { requireAdmin } from "#auth.ts";
import { kindWord } from "#components/admin/outbox-table.tsx";
import { openDelivery } from "#db/delivery-list.ts";
import { dateTime } from "#lib/dates.ts";
import { env } from "#lib/env.ts";
import { readFromOutbox } from "#lib/mail-outbox.ts";
import { parseMail } from "#lib/parse-mail.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { Refusal } from "#lib/refusal.ts";
import "./mail.css";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("houseDesk.mail") };
}

/** What a mail said, where there is no mail server and it lies in the outbox folder. */
export default async function MailPage({ params }: Props) {
  const id = parseId((await params).id);
  const admin = await requireAdmin(paths.adminOutbox());
  if (id === null) notFound();
  const { t, calendar } = await readDesk();
  const delivery = await openDelivery(admin, id).catch((error: unknown) => {
    if (error instanceof Refusal) notFound();
    throw error;
  });
  const { createdAt, messageId, kind, to } = delivery;
  const source = messageId ? await readFromOutbox(env().DATA_DIR, { date: createdAt, messageId }) : null;
  const mail = source ? parseMail(source) : null;
  return (
    <div className="page">
      <p>
        <Link href={paths.adminOutbox()} prefetch={false}>
          {t("rail.link.outbox")}
        </Link>
      </p>
      <h1>{mail?.subject ?? kindWord(t, kind)}</h1>
      <p className="muted">
        {t("houseDesk.mailTo", { to, date: dateTime(createdAt, calendar) })} · {t("houseDesk.openedNote")}
      </p>
      {mail ? (
        <pre className="mail-text">{mail.text}</pre>
      ) : (
        <p className="muted">{t("houseDesk.noMailText")}</p>
      )}
    </div>
  );
}
