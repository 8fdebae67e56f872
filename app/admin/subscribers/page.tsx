import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { getAdmin, requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { FollowedTable } from "#components/admin/subscribers/followed-table.tsx";
import { GrowthChart } from "#components/admin/subscribers/growth-chart.tsx";
import { MailTable } from "#components/admin/subscribers/mail-table.tsx";
import { SignUpAlarm } from "#components/admin/subscribers/sign-up-alarm.tsx";
import { GROWTH_DAYS, MAIL_DAYS } from "#db/subscriber-figures.ts";
import { paths } from "#lib/paths.ts";
import { readSignUps } from "#lib/sign-up-spike.ts";
import { lookUp } from "./actions.ts";
import { readFigures } from "./figures.ts";
import "../overview.css";
import "../sections/order.css";
import "./subscribers.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("subscriberDesk.title") };
}

/** Subscribers in numbers for whoever writes to them; one address's proof for admins alone. */
export default async function SubscribersPage() {
  const editor = await requireEditor(paths.adminSubscribers());
  const [{ t, calendar, now }, admin, { figures, push, hours }] = await Promise.all([
    readDesk(),
    getAdmin(),
    readFigures(editor),
  ]);
  const { followed, addresses, waiting, growth, mails } = figures;
  const tell = (name: "addresses" | "running" | "waiting" | "browsers", count: number) => (
    <div>
      <dt>{t(`subscriberDesk.${name}`, { count })}</dt>
      <dd>{t("houseDesk.figure", { count })}</dd>
    </div>
  );
  return (
    <div className="page">
      <h1>{t("subscriberDesk.title")}</h1>
      <p className="muted">
        {t("subscriberDesk.intro")}{" "}
        <Link href={paths.adminNewsletter()} prefetch={false}>
          {t("subscriberDesk.newsletter")}
        </Link>
      </p>
      <SignUpAlarm t={t} calendar={calendar} signUps={readSignUps(hours, now)} level={2} />
      <dl className="big-figures">
        {tell("addresses", addresses)}
        {tell("running", growth.at(-1)?.total ?? 0)}
        {tell("waiting", waiting)}
        {tell("browsers", push.browsers)}
      </dl>
      <h2>{t("subscriberDesk.followed")}</h2>
      <FollowedTable t={t} followed={followed} push={push} />
      <h2>{t("subscriberDesk.growth", { days: GROWTH_DAYS })}</h2>
      <GrowthChart t={t} days={growth} />
      <h2>{t("subscriberDesk.mails", { days: MAIL_DAYS })}</h2>
      <p className="muted">{t("subscriberDesk.mailsIntro")}</p>
      <MailTable t={t} lines={mails} days={MAIL_DAYS} />
      {admin && (
        <section className="look-up">
          <OrderForm
            id="proof"
            action={lookUp}
            title={t("subscriberDesk.lookUp")}
            send={t("subscriberDesk.open")}
            fields={[
              {
                kind: "line",
                name: "email",
                label: t("subscriberDesk.address"),
                help: t("subscriberDesk.lookUpHelp"),
                required: true,
              },
            ]}
          />
        </section>
      )}
    </div>
  );
}
