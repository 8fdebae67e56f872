import Link from "next/link";
import type { TreeSection } from "#db/section-desk.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; sections: TreeSection[]; move: (form: FormData) => Promise<void> };

/** The tree as it reads from top to bottom; each section moves among those beside it. */
export function SectionTree({ t, sections, move }: Props) {
  return (
    <ul className="section-tree">
      {sections.map((section) => (
        <li key={section.id} data-depth={Math.min(section.depth, 4)}>
          <div>
            <Link href={paths.adminSection(section)} prefetch={false}>
              {section.name}
            </Link>
            <span className="order-under">
              {[
                `/${section.slug}`,
                ...(section.isHidden ? [t("orderDesk.hidden")] : []),
                ...(section.inNavigation ? [] : [t("orderDesk.notInNavigation")]),
              ].join(" · ")}
            </span>
          </div>
          <form action={move}>
            <input type="hidden" name="id" value={section.id} />
            <button
              name="way"
              value="up"
              type="submit"
              aria-label={t("orderDesk.up", { name: section.name })}
            >
              ↑
            </button>
            <button
              name="way"
              value="down"
              type="submit"
              aria-label={t("orderDesk.down", { name: section.name })}
            >
              ↓
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
