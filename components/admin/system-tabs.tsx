import Link from "next/link";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; here: "check" | "jobs" | "pings" };

/** The system's three views. */
export function SystemTabs({ t, here }: Props) {
  const tabs = [
    { name: "check", href: paths.adminSystem() },
    { name: "jobs", href: paths.adminJobs() },
    { name: "pings", href: paths.adminPings() },
  ] as const;
  return (
    <nav className="tabs" aria-label={t("houseDesk.title")}>
      {tabs.map(({ name, href }) => (
        <Link key={name} href={href} aria-current={name === here ? "page" : undefined} prefetch={false}>
          {t(`houseDesk.tab.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
