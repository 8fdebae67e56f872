import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { requireAdmin } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { usedText } from "#components/admin/partner-feed-list.tsx";
import { getPartnerFeed } from "#db/partner-feeds.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { renewFeed, saveFeed, switchFeed } from "../actions.ts";
import { partnerFields } from "../fields.ts";
import "../../sections/order.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("partnerDesk.title") };
}

export default async function FeedPage({ params, searchParams }: Props) {
  const admin = await requireAdmin(paths.adminFeeds());
  const [{ t, calendar }, feed] = await Promise.all([
    readDesk(),
    getPartnerFeed(admin, parseId((await params).id) ?? 0),
  ]);
  if (!feed) notFound();
  const { done } = await searchParams;
  const hidden = { kind: "hidden" as const, name: "id", value: `${feed.id}` };
  return (
    <div className="page">
      <p>
        <Link href={paths.adminFeeds()} prefetch={false}>
          {t("partnerDesk.title")}
        </Link>
      </p>
      <h1>{feed.name}</h1>
      <p className="muted">
        {!feed.active && <strong>{t("partnerDesk.ended")} </strong>}
        {usedText(t, calendar, feed)}
      </p>
      {(done === "saved" || done === "ended" || done === "resumed") && (
        <p className="outcome" role="status">
          {t(`partnerDesk.done.${done}`)}
        </p>
      )}
      <div className="columns">
        <OrderForm
          id="rules"
          action={saveFeed}
          title={t("partnerDesk.rules")}
          send={t("partnerDesk.save")}
          fields={[hidden, ...partnerFields(t, feed)]}
        />
        <div>
          <OrderForm
            id="renew"
            action={renewFeed}
            title={t("partnerDesk.newAddress")}
            send={t("partnerDesk.renew")}
            fields={[hidden]}
          />
          <p className="help">{t("partnerDesk.renewHelp")}</p>
          <form action={switchFeed} className="stacked">
            <input type="hidden" name="id" value={feed.id} />
            <input type="hidden" name="active" value={feed.active ? "" : "1"} />
            <button type="submit">{t(feed.active ? "partnerDesk.end" : "partnerDesk.resume")}</button>
          </form>
        </div>
      </div>
    </div>
  );
}
