import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireAdmin } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { PartnerFeedList } from "#components/admin/partner-feed-list.tsx";
import { listPartnerFeeds } from "#db/partner-feeds.ts";
import { partnerRules } from "#lib/feeds/partner.ts";
import { feedPath, paths } from "#lib/paths.ts";
import { addFeed } from "./actions.ts";
import { partnerFields } from "./fields.ts";
import "../sections/order.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("partnerDesk.title") };
}

/** Feeds that are made for one partner each. */
export default async function FeedsPage() {
  const admin = await requireAdmin(paths.adminFeeds());
  const [{ t, calendar }, feeds] = await Promise.all([readDesk(), listPartnerFeeds(admin)]);
  return (
    <div className="page">
      <h1>{t("partnerDesk.title")}</h1>
      <p className="muted">
        {t.rich("partnerDesk.intro", {
          feed: (text) => (
            <Link href={feedPath(paths.home())} prefetch={false}>
              {text}
            </Link>
          ),
        })}
      </p>
      {feeds.length === 0 ? (
        <p className="empty">{t("partnerDesk.none")}</p>
      ) : (
        <PartnerFeedList t={t} calendar={calendar} feeds={feeds} />
      )}
      <OrderForm
        id="new"
        action={addFeed}
        title={t("partnerDesk.new")}
        send={t("partnerDesk.create")}
        fields={partnerFields(t, { name: "", rules: partnerRules.parse({}) })}
      />
    </div>
  );
}
