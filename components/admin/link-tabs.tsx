import Link from "next/link";
import type { Translate } from "#lib/i18n.ts";
import { LINK_VIEWS, type LinkView, linkQuery } from "#lib/link-filter.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; here: LinkView };

export function LinkTabs({ t, here }: Props) {
  return (
    <nav className="tabs" aria-label={t("rail.link.links")}>
      {LINK_VIEWS.map((view) => (
        <Link
          key={view}
          href={paths.adminLinks(linkQuery({ view, after: null }))}
          aria-current={view === here ? "page" : undefined}
          prefetch={false}
        >
          {t(`linkDesk.view.${view}`)}
        </Link>
      ))}
    </nav>
  );
}
