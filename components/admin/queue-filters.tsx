import Link from "next/link";
import { countText } from "#components/admin/frame.tsx";
import type { SavedView } from "#db/saved-views.ts";
import type { Translate } from "#lib/i18n.ts";
import type { PersonHistory, QueueCounts } from "#lib/moderation-queue.ts";
import { paths } from "#lib/paths.ts";
import { QUEUE_REASONS, type QueueFilter } from "#lib/queue-filter.ts";

type Action = (form: FormData) => Promise<void>;

type Props = {
  t: Translate;
  filter: QueueFilter;
  counts: QueueCounts;
  views: SavedView[];
  sections: { id: number; name: string }[];
  /** The person that the filter names. */
  author: PersonHistory | null;
  place: Record<string, string>;
  keepView: Action;
  forgetView: Action;
};

/** What the list shows: the usual views, one's own, and how to narrow them down. */
export function QueueFilters(props: Props) {
  const { t, filter, counts, author } = props;
  const kind = filter.reported ? "reported" : filter.state;
  return (
    <header className="queue-head">
      <h1>
        {kind === "pending"
          ? t("queue.heading.pending", { count: counts.pending.count })
          : t(`queue.heading.${kind}`)}
      </h1>
      <Views {...props} />
      <Narrowing {...props} />
      {author && (
        <p className="chip">
          {t("queue.onlyBy", { name: author.name ?? t("queue.deleted") })}{" "}
          <Link href={paths.adminComments()} prefetch={false}>
            {t("queue.clear")}
          </Link>
        </p>
      )}
    </header>
  );
}

function Views({ t, filter, counts, views, place }: Props) {
  const tabs = [
    { name: "pending", query: {}, count: countText(t, counts.pending) },
    { name: "reported", query: { reported: "1" }, count: countText(t, counts.reported) },
    { name: "approved", query: { state: "approved" }, count: "" },
    { name: "rejected", query: { state: "rejected" }, count: "" },
    { name: "spam", query: { state: "spam" }, count: "" },
  ] as const;
  const kept = views.find((view) => sameQuery(view.query, place));
  const current = filter.reported ? "reported" : filter.state;
  return (
    <nav className="tabs" aria-label={t("queue.views")}>
      {tabs.map(({ name, query, count }) => (
        <Link
          key={name}
          href={paths.adminComments(query)}
          prefetch={false}
          aria-current={!kept && name === current ? "page" : undefined}
        >
          {t(`queue.tab.${name}`)} {count}
        </Link>
      ))}
      {views.map((view) => (
        <Link
          key={view.id}
          href={paths.adminComments(view.query)}
          prefetch={false}
          aria-current={view === kept ? "page" : undefined}
        >
          {view.name}
        </Link>
      ))}
    </nav>
  );
}

function Narrowing({ t, filter, sections, views, place, keepView, forgetView }: Props) {
  const kept = views.find((view) => sameQuery(view.query, place));
  const { state, reported, sectionId, userId, reason, words, byRisk } = filter;
  const isNarrowed = sectionId !== null || reason !== null || words !== "" || userId !== null || byRisk;
  return (
    <>
      <form className="narrow" action={paths.adminComments()} method="get">
        {state !== "pending" && <input type="hidden" name="state" value={state} />}
        {reported && <input type="hidden" name="reported" value="1" />}
        {userId && <input type="hidden" name="author" value={userId} />}
        <label>
          <span>{t("queue.search")}</span>
          <input type="search" name="q" defaultValue={words} data-key="/" maxLength={120} />
        </label>
        <label>
          <span>{t("queue.section")}</span>
          <select name="section" defaultValue={sectionId ?? ""}>
            <option value="">{t("queue.everySection")}</option>
            {sections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t("queue.reason")}</span>
          <select name="reason" defaultValue={reason ?? ""}>
            <option value="">{t("queue.everyReason")}</option>
            {QUEUE_REASONS.map((name) => (
              <option key={name} value={name}>
                {t(`queue.reasons.${name}`)}
              </option>
            ))}
          </select>
        </label>
        {state === "pending" && !reported && (
          <label>
            <span>{t("queue.order")}</span>
            <select name="sort" defaultValue={byRisk ? "risk" : ""}>
              <option value="">{t("queue.oldestFirst")}</option>
              <option value="risk">{t("queue.riskFirst")}</option>
            </select>
          </label>
        )}
        <button type="submit">{t("queue.apply")}</button>
        {isNarrowed && (
          <Link className="quiet" href={paths.adminComments()} prefetch={false}>
            {t("queue.clear")}
          </Link>
        )}
      </form>
      {kept ? (
        <form className="keep" action={forgetView}>
          <input type="hidden" name="viewId" value={kept.id} />
          <input type="hidden" name="place" value="" />
          <button type="submit" className="quiet">
            {t("queue.forget", { name: kept.name })}
          </button>
        </form>
      ) : (
        isNarrowed && (
          <form className="keep" action={keepView}>
            <input type="hidden" name="place" value={new URLSearchParams(place).toString()} />
            <label>
              <span>{t("queue.viewName")}</span>
              <input name="name" required maxLength={40} />
            </label>
            <button type="submit">{t("queue.keep")}</button>
          </form>
        )
      )}
    </>
  );
}

const sameQuery = (one: Record<string, string>, other: Record<string, string>) =>
  Object.keys(one).length > 0 && Object.keys({ ...one, ...other }).every((name) => one[name] === other[name]);
