import Link from "next/link";
import { TypedSearch } from "#components/admin/typed-search.tsx";
import type { SectionChoice } from "#db/article-choices.ts";
import type { DeskCounts } from "#db/desk-list.ts";
import { type DeskFilter, deskQuery } from "#lib/desk-list.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { ARTICLE_STATES } from "#lib/workflow.ts";

type Props = { t: Translate; filter: DeskFilter };

/** Where an article stands, with how many wait there. */
export function StateTabs({ t, filter, counts }: Props & { counts: DeskCounts }) {
  const tab = (label: string, changes: Partial<DeskFilter>, count = 0) => {
    const query = deskQuery({ ...filter, ...changes });
    const isHere = JSON.stringify(query) === JSON.stringify(deskQuery(filter));
    return (
      <Link
        key={label}
        href={paths.adminArticles(query)}
        prefetch={false}
        aria-current={isHere ? "page" : undefined}
      >
        {t("articleDesk.tab", { label, count })}
      </Link>
    );
  };
  return (
    <nav className="tabs" aria-label={t("articleDesk.filter")}>
      {tab(t("articleDesk.all"), { state: null, mine: false })}
      {tab(t("articleDesk.mine"), { state: null, mine: true })}
      {ARTICLE_STATES.map((state) =>
        tab(
          t(`articleDesk.state.${state}`),
          { state, mine: false },
          state === "live" || state === "withdrawn" ? 0 : counts[state],
        ),
      )}
    </nav>
  );
}

/** Words and section; sends itself while somebody types, and by its button. */
export function DeskFilterForm({ t, filter, sections }: Props & { sections: SectionChoice[] }) {
  const { words: _, sectionId: __, ...rest } = filter;
  return (
    <TypedSearch action={paths.adminArticles()}>
      {Object.entries(deskQuery({ ...rest, words: "", sectionId: null })).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        <span>{t("articleDesk.search")}</span>
        <input
          type="search"
          name="q"
          defaultValue={filter.words}
          maxLength={120}
          placeholder={t("articleDesk.searchHelp")}
        />
      </label>
      <label>
        <span>{t("articleDesk.section")}</span>
        <select name="section" defaultValue={filter.sectionId ?? ""}>
          <option value="">{t("articleDesk.allSections")}</option>
          {sections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{t("articleDesk.find")}</button>
    </TypedSearch>
  );
}
