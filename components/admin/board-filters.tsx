import { Pick } from "#components/admin/pick.tsx";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import type { BoardFilter, Person } from "#lib/plan-board.ts";

type Props = { t: Translate; filter: BoardFilter; sections: Person[]; colleagues: Person[] };

/** Narrows the board; a form that asks, so that it works as an address. */
export function BoardFilters({ t, filter, sections, colleagues }: Props) {
  return (
    <form className="narrow" action={paths.adminPlan()} method="get">
      {filter.column && <input type="hidden" name="column" value={filter.column} />}
      <Pick
        label={t("planDesk.section")}
        name="section"
        none={t("planDesk.allSections")}
        from={sections}
        chosen={filter.sectionId}
      />
      <Pick
        label={t("planDesk.person")}
        name="person"
        none={t("planDesk.everybody")}
        from={colleagues}
        chosen={filter.personId}
      />
      <label className="choice">
        <input type="checkbox" name="mine" value="1" defaultChecked={filter.mine} />
        {t("planDesk.mine")}
      </label>
      <button type="submit">{t("planDesk.show")}</button>
    </form>
  );
}
