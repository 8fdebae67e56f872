import { MastheadName, nameSeen } from "#components/ui/masthead-name.tsx";
import { Today } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

/** The house's own links, or the sections where it has none. */
const headerLinks = ({ menu, sections }: Site) =>
  menu.header.length > 0
    ? menu.header
    : sections.map((section) => ({ href: paths.section(section), text: section.name }));

/** The paper's name or logo, the day, the desks. */
export function Masthead({ site, viewer }: { site: Site; viewer: { name: string } | null }) {
  const t = texts();
  return (
    <>
      <a className="skip-link small" href="#content">
        {t("site.skipToContent")}
      </a>
      <div className="flex flex-wrap items-end justify-between gap-x-6">
        <a
          className="headline quiet-link py-1 text-[2.5rem] leading-none tracking-tight hover:no-underline md:text-[3.375rem]"
          href={paths.home()}
          aria-label={t("site.toHome", { name: nameSeen(site) })}
        >
          <MastheadName site={site} />
        </a>
        <p className="small pb-2 text-muted max-md:hidden">
          <Today city={site.settings.city} />
        </p>
      </div>
      <div className="mt-2 flex flex-wrap items-baseline justify-between gap-x-8 border-t border-ink md:flex-nowrap">
        <nav aria-label={t("site.sections")} className="-ml-2 min-w-0">
          <ul className="flex flex-wrap">
            {headerLinks(site).map(({ href, text }) => (
              <li key={href}>
                <a className="small quiet-link block px-2 py-3 font-bold" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={t("site.services")} className="-mx-2 max-md:w-full">
          <ul className="flex">
            <li>
              <a className="small quiet-link block px-2 py-3 text-muted" href={paths.latest()}>
                {t("site.latest")}
              </a>
            </li>
            <li>
              <a className="small quiet-link block px-2 py-3 text-muted" href={paths.mostRead()}>
                {t("site.mostRead")}
              </a>
            </li>
            <li>
              <a className="small quiet-link block px-2 py-3 text-muted" href={paths.search()}>
                {t("site.search")}
              </a>
            </li>
            <li className="min-w-0 max-md:ml-auto">
              {viewer ? (
                <a
                  className="small quiet-link block max-w-40 truncate px-2 py-3 font-bold"
                  href={paths.account()}
                  dir="auto"
                >
                  {viewer.name || t("account.title")}
                </a>
              ) : (
                <a className="small quiet-link block px-2 py-3 text-muted" href={paths.login()}>
                  {t("login.title")}
                </a>
              )}
            </li>
          </ul>
        </nav>
      </div>
      <div className="border-t-4 border-bar" />
    </>
  );
}
