import Link from "next/link";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

/** The same plan as columns and as days. */
export function PlanViews({ t, here }: { t: Translate; here: "board" | "calendar" }) {
  return (
    <nav className="tabs" aria-label={t("planDesk.views")}>
      <Link href={paths.adminPlan()} prefetch={false} aria-current={here === "board" ? "page" : undefined}>
        {t("planDesk.board")}
      </Link>
      <Link
        href={paths.adminCalendar()}
        prefetch={false}
        aria-current={here === "calendar" ? "page" : undefined}
      >
        {t("planDesk.calendar")}
      </Link>
    </nav>
  );
}
