import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import {
  addFeed,
  end,
  fetchNow,
  move,
  removeFeed,
  resume,
  save,
  saveAds,
} from "#app/admin/promotions/actions.ts";
import { feedFields, promotionFields } from "#app/admin/promotions/fields.ts";
import { toListed } from "#app/admin/promotions/listed.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import { AdsTxtForm } from "#components/admin/ads-txt-form.tsx";
import { JobFeedList } from "#components/admin/job-feed-list.tsx";
import { PromotionForm } from "#components/admin/promotion-form.tsx";
import { PromotionList, Which } from "#components/admin/promotion-list.tsx";
import { readFetchResults } from "#db/job-feeds.ts";
import { findPromotion, listCurrent, listEnded } from "#db/promotion-desk.ts";
import { listSectionNames } from "#db/section-names.ts";
import { listBusyTopics } from "#db/topics.ts";
import { type Messages, messagesFor } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { isPromotionKind, PROMOTION_KINDS } from "#lib/promotion-input.ts";
import { parseId } from "#lib/queue-filter.ts";
import "../promotions.css";

type Props = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Done = keyof Messages["promotionDesk"]["done"];

/** Suggestions for the field; any other topic can be typed. */
const SUGGESTED = 200;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind } = await params;
  const { t } = await readDesk();
  return { title: t(isPromotionKind(kind) ? `promotionDesk.kind.${kind}` : "promotionDesk.title") };
}

export default async function PromotionKindPage({ params, searchParams }: Props) {
  const { kind } = await params;
  await requireEditor(paths.adminPromotions());
  if (!isPromotionKind(kind)) notFound();
  const desk = await readDesk();
  const { t, site, calendar } = desk;
  const asked = await searchParams;
  const one = (name: string) => [asked[name]].flat()[0] ?? "";
  const isEnded = one("part") === "ended";
  const editId = parseId(one("edit"));
  const [current, ended, row, sections, topics, results] = await Promise.all([
    isEnded ? [] : listCurrent(kind),
    isEnded ? listEnded(kind, one("after") || null) : { rows: [], next: null },
    editId ? findPromotion(kind, editId) : null,
    listSectionNames(),
    listBusyTopics(SUGGESTED),
    kind === "jobs" ? readFetchResults() : {},
  ]);
  if (editId && (!row || row.isFetched)) notFound();
  const problem = one("problem") && (await problemText(one("problem"), "promotionDesk"));
  const messages = messagesFor(site.locale, site.settings.address).promotionDesk;
  const done = Object.hasOwn(messages.done, one("done")) ? (one("done") as Done) : null;
  const endedId = done === "ended" ? parseId(one("id")) : null;
  const shown = {
    ...desk,
    row,
    sections,
    topics: topics.map(({ name }) => name),
  };
  return (
    <div className="page promotions">
      <h1>{t(`promotionDesk.kind.${kind}`)}</h1>
      <nav className="tabs" aria-label={t("promotionDesk.title")}>
        {PROMOTION_KINDS.map((other) => (
          <Link
            key={other}
            href={paths.adminPromotionKind(other)}
            prefetch={false}
            aria-current={other === kind ? "page" : undefined}
          >
            {t(`promotionDesk.kind.${other}`)}
          </Link>
        ))}
      </nav>
      <p className="muted">{t(`promotionDesk.kindIntro.${kind}`)}</p>
      {(problem || done) && (
        <div className={problem ? "outcome is-problem" : "outcome"} role="status">
          <p>{problem || (done && t(`promotionDesk.done.${done}`))}</p>
          {endedId && (
            <form action={resume}>
              <Which kind={kind} id={endedId} />
              <button type="submit">{t("promotionDesk.undo")}</button>
            </form>
          )}
        </div>
      )}
      <div className="columns">
        <div>
          <nav className="tabs" aria-label={t("promotionDesk.parts")}>
            <Link
              href={paths.adminPromotionKind(kind)}
              prefetch={false}
              aria-current={isEnded ? undefined : "page"}
            >
              {t("promotionDesk.current")}
            </Link>
            <Link
              href={paths.adminPromotionKind(kind, { part: "ended" })}
              prefetch={false}
              aria-current={isEnded ? "page" : undefined}
            >
              {t("promotionDesk.ended")}
            </Link>
          </nav>
          <PromotionList
            t={t}
            kind={kind}
            rows={toListed(isEnded ? ended.rows : current, desk)}
            ended={isEnded}
            actions={{ end, resume, move }}
          />
          {ended.next && (
            <p>
              <Link
                href={paths.adminPromotionKind(kind, { part: "ended", after: ended.next })}
                prefetch={false}
              >
                {t("promotionDesk.older")}
              </Link>
            </p>
          )}
        </div>
        <div>
          <PromotionForm
            key={row?.id ?? `new ${current.length}`}
            save={save}
            anchor="form"
            title={
              row ? t("promotionDesk.form.change", { name: row.line }) : t(`promotionDesk.form.new.${kind}`)
            }
            send={t("promotionDesk.form.save")}
            fields={promotionFields(kind, shown)}
            hidden={{
              kind,
              id: `${row?.id ?? ""}`,
              endedAt: row?.endsAt ? new Date(row.endsAt).toISOString() : "",
            }}
          />
          {row && (
            <p>
              <Link href={paths.adminPromotionKind(kind)} prefetch={false}>
                {t("promotionDesk.cancel")}
              </Link>
            </p>
          )}
        </div>
      </div>
      {kind === "jobs" && (
        <>
          <h2 id="feeds">{t("promotionDesk.feeds.title")}</h2>
          <p className="muted">{t("promotionDesk.feeds.intro")}</p>
          <div className="columns">
            <div>
              <JobFeedList
                t={t}
                calendar={calendar}
                feeds={site.settings.jobFeeds}
                results={results}
                sections={sections}
                removeFeed={removeFeed}
                fetchNow={fetchNow}
              />
            </div>
            <div>
              <PromotionForm
                key={`feed ${site.settings.jobFeeds.length}`}
                save={addFeed}
                title={t("promotionDesk.feeds.add")}
                send={t("promotionDesk.feeds.add")}
                fields={feedFields(shown)}
                hidden={{}}
              />
            </div>
          </div>
        </>
      )}
      {kind === "banners" && (
        <AdsTxtForm
          key={site.settings.adsTxt}
          saveAds={saveAds}
          value={site.settings.adsTxt}
          texts={messages.ads}
        />
      )}
    </div>
  );
}
