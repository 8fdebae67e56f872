import Link from "next/link";
import { TypedSearch } from "#components/admin/typed-search.tsx";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { type Searched, type StaffSearch, staffSearchQuery } from "#lib/staff-search.ts";

type Props = { t: Translate; search: StaffSearch; kinds: readonly Searched[] };

/** The words, and which of the kinds to look into. */
export function SearchHead({ t, search, kinds }: Props) {
  const { words, kind } = search;
  const tab = (to: Searched | null) => (
    <Link
      key={to}
      href={paths.adminSearch(staffSearchQuery({ words, kind: to }))}
      prefetch={false}
      aria-current={kind === to ? "page" : undefined}
    >
      {t(to ? `staffSearch.kind.${to}` : "staffSearch.all")}
    </Link>
  );
  return (
    <>
      <TypedSearch action={paths.adminSearch()}>
        {kind && <input type="hidden" name="in" value={kind} />}
        <label>
          <span>{t("staffSearch.words")}</span>
          <input type="search" name="q" defaultValue={words} maxLength={120} autoComplete="off" />
        </label>
        <button type="submit">{t("staffSearch.find")}</button>
      </TypedSearch>
      {kinds.length > 1 && (
        <nav className="tabs" aria-label={t("staffSearch.kinds")}>
          {[null, ...kinds].map(tab)}
        </nav>
      )}
    </>
  );
}
