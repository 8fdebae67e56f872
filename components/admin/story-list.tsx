import Link from "next/link";
import { TypedSearch } from "#components/admin/typed-search.tsx";
import type { StoryLine } from "#db/story-desk.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { STORY_STATES, type StoryFilter, storyQuery } from "#lib/story-filter.ts";

type Props = { t: Translate; filter: StoryFilter };

/** Those that run, those that are concluded, or both. */
export function StoryTabs({ t, filter }: Props) {
  return (
    <nav className="tabs" aria-label={t("storyDesk.state")}>
      {[null, ...STORY_STATES].map((state) => (
        <Link
          key={state}
          href={paths.adminStories(storyQuery({ ...filter, state }))}
          prefetch={false}
          aria-current={state === filter.state ? "page" : undefined}
        >
          {t(`storyDesk.tabs.${state ?? "all"}`)}
        </Link>
      ))}
    </nav>
  );
}

export function StorySearch({ t, filter }: Props) {
  return (
    <TypedSearch action={paths.adminStories()}>
      {filter.state && <input type="hidden" name="state" value={filter.state} />}
      <label>
        <span>{t("storyDesk.search")}</span>
        <input type="search" name="q" defaultValue={filter.words} maxLength={80} />
      </label>
      <button type="submit">{t("storyDesk.find")}</button>
    </TypedSearch>
  );
}

type ListProps = { t: Translate; calendar: Calendar; lines: StoryLine[] };

/** Stories with what they have, and whether they go on. */
export function StoryList({ t, calendar, lines }: ListProps) {
  if (lines.length === 0) return <p className="empty">{t("storyDesk.none")}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("storyDesk.headline")}</th>
          <th scope="col">{t("storyDesk.state")}</th>
          <th scope="col">{t("storyDesk.articles")}</th>
          <th scope="col">{t("storyDesk.last")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, slug, title, articleCount, lastAt, isOpen }) => (
          <tr key={id}>
            <td data-label={t("storyDesk.headline")}>
              <Link href={paths.adminStory({ id })} prefetch={false}>
                {title}
              </Link>
              <span className="order-under order-path">/story/{slug}</span>
            </td>
            <td data-label={t("storyDesk.state")}>{t(`storyDesk.states.${isOpen ? "open" : "closed"}`)}</td>
            <td data-label={t("storyDesk.articles")}>{articleCount}</td>
            <td data-label={t("storyDesk.last")}>
              {lastAt ? <time dateTime={lastAt}>{dateTime(new Date(lastAt), calendar)}</time> : "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
