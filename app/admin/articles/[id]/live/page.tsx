import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import {
  closeBlog,
  makeLiveBlog,
  pinEntry,
  saveEntry,
  withdrawEntry,
} from "#app/admin/articles/[id]/live/actions.ts";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireWriter } from "#auth.ts";
import { EntryForm } from "#components/admin/entry-form.tsx";
import { EntryList } from "#components/admin/entry-list.tsx";
import { getLiveDesk, listDeskEntries } from "#db/live-entries.ts";
import { entryText } from "#lib/live-text.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import "./live.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("liveDesk.title") };
}

export default async function LiveDeskPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? 0;
  const writer = await requireWriter(paths.adminLive({ id }));
  const query = await searchParams;
  const [{ t, calendar }, desk, { entries, before }] = await Promise.all([
    readDesk(),
    getLiveDesk(writer, id),
    listDeskEntries(id, parseId(query.before)),
  ]);
  if (!desk?.mayReport) notFound();
  const edited = entries.find((entry) => entry.id === parseId(query.entry));
  const problem = [query.problem].flat()[0];
  const done = (["written", "changed", "made"] as const).find((one) => one === query.done);
  const isBlog = desk.kind === "live_blog";
  return (
    <div className="page">
      <h1>
        {t("liveDesk.title")}: {desk.title}
      </h1>
      <p>
        <Link href={paths.adminArticle({ id })} prefetch={false}>
          {t("liveDesk.backToEditor")}
        </Link>
        {isBlog && (
          <span className={desk.closedAt ? "state" : "state is-live"}>
            {" · "}
            {t(desk.closedAt ? "liveDesk.over" : "liveDesk.open")}
          </span>
        )}
      </p>
      {problem && (
        <p className="problem" role="alert">
          {await problemText(problem, "liveDesk")}
        </p>
      )}
      {done && (
        <p className="done" role="status">
          {t(`liveDesk.done.${done}`)}
        </p>
      )}
      {!desk.isLive && <p className="foreign">{t("liveDesk.unpublished")}</p>}
      {isBlog && !desk.closedAt && (
        <EntryForm
          key={`${edited?.id ?? ""} ${[query.at].flat()[0] ?? ""}`}
          save={saveEntry}
          articleId={id}
          entry={edited ? { ...edited, text: entryText(edited.body) } : null}
          once={crypto.randomUUID()}
          texts={{
            legend: t(edited ? "liveDesk.edit" : "liveDesk.write"),
            title: t("liveDesk.entryTitle"),
            titleHelp: t("liveDesk.entryTitleHelp"),
            text: t("liveDesk.text"),
            textHelp: t("liveDesk.textHelp"),
            keyEvent: t("liveDesk.keyEvent"),
            send: t(edited ? "liveDesk.save" : "liveDesk.send"),
          }}
        />
      )}
      {!isBlog ? (
        <form action={makeLiveBlog} className="stacked">
          <input type="hidden" name="id" value={id} />
          <p>{t("liveDesk.notYet")}</p>
          <button type="submit" className="primary">
            {t("liveDesk.make")}
          </button>
        </form>
      ) : (
        <>
          {desk.closedAt && <p className="muted">{t("liveDesk.closedHelp")}</p>}
          <EntryList
            t={t}
            calendar={calendar}
            articleId={id}
            entries={entries}
            isClosed={desk.closedAt !== null}
            pin={pinEntry}
            withdraw={withdrawEntry}
          />
          {before !== null && (
            <p>
              <Link href={`${paths.adminLive({ id })}?before=${before}`} prefetch={false}>
                {t("liveDesk.older")}
              </Link>
            </p>
          )}
          <form action={closeBlog}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="on" value={desk.closedAt ? "0" : "1"} />
            <button type="submit">{t(desk.closedAt ? "liveDesk.reopen" : "liveDesk.close")}</button>
          </form>
        </>
      )}
    </div>
  );
}
