import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { requireAdmin } from "#auth.ts";
import { ConsentRecords } from "#components/admin/subscribers/consent-records.tsx";
import { PrintButton } from "#components/admin/subscribers/print-button.tsx";
import { reasonWord } from "#components/admin/suppression-table.tsx";
import { type FiledSubscription, openConsentFile } from "#db/consent-file.ts";
import { subjectWords } from "#lib/consent-wording.ts";
import { dateTime } from "#lib/dates.ts";
import { paths, slugFrom } from "#lib/paths.ts";
import { RETENTION } from "#lib/retention.ts";
import { readSealedAddress } from "#lib/sealed-address.ts";
import "../../overview.css";
import "../subscribers.css";

type Props = { params: Promise<{ sealed: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("subscriberDesk.file") };
}

/** The consent log of one address, to be printed (rule LG). */
export default async function ConsentFilePage({ params }: Props) {
  const admin = await requireAdmin(paths.adminSubscribers());
  const email = readSealedAddress(slugFrom((await params).sealed));
  if (email === null) notFound();
  const { t, calendar, now, site } = await readDesk();
  const { consents, names, subscriptions, suppression } = await openConsentFile(admin, email);
  const told = ({ confirmedAt, createdAt }: FiledSubscription) =>
    confirmedAt
      ? t("subscriberDesk.since", { date: dateTime(new Date(confirmedAt), calendar) })
      : t("subscriberDesk.asked", { date: dateTime(new Date(createdAt), calendar) });
  return (
    <div className="page consent-file">
      <p className="no-print">
        <Link href={paths.adminSubscribers()} prefetch={false}>
          {t("subscriberDesk.title")}
        </Link>
      </p>
      <p className="only-print">{site.name}</p>
      <h1>{t("subscriberDesk.file")}</h1>
      <p className="consent-head">
        <span>{t("subscriberDesk.fileOf", { email, date: dateTime(now, calendar) })}</span>
        <span className="no-print">
          <PrintButton label={t("subscriberDesk.print")} />
        </span>
      </p>
      <h2>{t("subscriberDesk.present")}</h2>
      {subscriptions.length === 0 && <p>{t("subscriberDesk.presentNone")}</p>}
      <ul className="brief">
        {subscriptions.map((one) => (
          <li key={one.id}>
            <span>{subjectWords(t, one)}</span>
            <span className="muted">{told(one)}</span>
          </li>
        ))}
      </ul>
      <h2>{t("subscriberDesk.delivery")}</h2>
      <p>
        {suppression
          ? t("subscriberDesk.suppressed", {
              date: dateTime(suppression.createdAt, calendar),
              reason: reasonWord(t, suppression.reason),
            })
          : t("subscriberDesk.mayWrite")}
      </p>
      <h2>{t("subscriberDesk.records")}</h2>
      <p className="muted">
        {t("subscriberDesk.recordsIntro", {
          days: RETENTION.unconfirmed.days,
          years: Math.round(RETENTION.consents.days / 365),
        })}
      </p>
      <ConsentRecords t={t} calendar={calendar} consents={consents} names={names} />
      <p className="muted no-print">{t("houseDesk.openedNote")}</p>
    </div>
  );
}
