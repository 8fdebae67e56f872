import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import { LinkList } from "#components/admin/link-list.tsx";
import { LinkTabs } from "#components/admin/link-tabs.tsx";
import { listLinks } from "#db/link-desk.ts";
import { linkQuery, parseLinkFilter } from "#lib/link-filter.ts";
import { LINK_VERDICTS } from "#lib/link-verdict.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { ignore, recheck, unignore } from "./actions.ts";
import "./links.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("rail.link.links") };
}

export default async function LinksPage({ searchParams }: Props) {
  await requireEditor(paths.adminLinks());
  const query = await searchParams;
  const filter = parseLinkFilter(query);
  const [{ t, calendar, site }, { lines, after }] = await Promise.all([readDesk(), listLinks(filter)]);
  const { view } = filter;
  const ignored = parseId(query.ignored);
  const checked = [...LINK_VERDICTS, "unused" as const].find((name) => name === query.checked);
  return (
    <div className="page">
      <h1>{t("rail.link.links")}</h1>
      <p className="muted">
        {t(site.settings.checkForeignLinks ? "linkDesk.introAll" : "linkDesk.introOwn")}
      </p>
      <LinkTabs t={t} here={view} />
      {checked && (
        <p className={`outcome${checked === "broken" ? " is-problem" : ""}`} role="status">
          {t(`linkDesk.checked.${checked}`)}
        </p>
      )}
      {query.done === "watched" && (
        <p className="outcome" role="status">
          {t("linkDesk.watched")}
        </p>
      )}
      {ignored && (
        <form className="outcome" action={unignore}>
          <span role="status">{t("linkDesk.ignored")}</span>
          <input type="hidden" name="id" value={ignored} />
          <input type="hidden" name="view" value={view} />
          <button type="submit">{t("linkDesk.undo")}</button>
        </form>
      )}
      {typeof query.problem === "string" && (
        <p className="outcome is-problem" role="alert">
          {await problemText(query.problem, "linkDesk")}
        </p>
      )}
      {lines.length === 0 ? (
        <p className="empty">{t(`linkDesk.none.${view}`)}</p>
      ) : (
        <LinkList
          t={t}
          calendar={calendar}
          view={view}
          lines={lines}
          actions={{ recheck, ignore, unignore }}
        />
      )}
      {after && (
        <p>
          <Link href={paths.adminLinks(linkQuery({ view, after }))} prefetch={false}>
            {t("linkDesk.more")}
          </Link>
        </p>
      )}
    </div>
  );
}
