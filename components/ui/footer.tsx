import { texts } from "#components/ui/voice.ts";
import { feedPath, paths } from "#lib/paths.ts";
import { newsServices } from "#lib/search-links.ts";
import type { Site } from "#lib/site.ts";

type Entry = { href: string; text: string };

function Column({ title, label, entries }: { title: string; label: string; entries: Entry[] }) {
  return (
    <nav aria-label={label}>
      <h2 className="small font-bold">{title}</h2>
      <ul className="mt-1">
        {entries.map(({ href, text }) => (
          <li key={href}>
            <a className="small quiet-link block py-1.5 text-muted" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Imprint and privacy stand on every page, two clicks from anywhere at most (rule IM). */
export function Footer({ site }: { site: Site }) {
  const t = texts();
  const { settings } = site;
  const feeds = [
    { href: feedPath(paths.home()), text: t("site.rss") },
    { href: paths.subscribe(), text: t("subscribe.footer") },
    ...newsServices(site).map(({ name, href }) => ({ href, text: name })),
  ];
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-8 border-t border-ink pt-5 md:grid-cols-4">
      <div className="max-md:col-span-2">
        <p className="headline text-2xl">
          {site.name}
          <span className="text-accent" aria-hidden="true">
            .
          </span>
        </p>
        {settings.tagline && <p className="small mt-1 max-w-56 text-muted">{settings.tagline}</p>}
        {settings.supportUrl && (
          <a className="small text-link mt-2 inline-block py-1" href={settings.supportUrl}>
            {t("site.support")}
          </a>
        )}
      </div>
      <Column
        title={t("site.sections")}
        label={`${t("site.footer")}: ${t("site.sections")}`}
        entries={site.sections.map((section) => ({ href: paths.section(section), text: section.name }))}
      />
      <Column
        title={t("site.feeds")}
        label={`${t("site.footer")}: ${t("site.feeds")}`}
        entries={[
          ...feeds,
          { href: paths.latest(), text: t("site.latest") },
          { href: paths.mostRead(), text: t("site.mostRead") },
          { href: paths.archive(), text: t("site.archive") },
        ]}
      />
      <Column
        title={t("site.legal")}
        label={`${t("site.footer")}: ${t("site.legal")}`}
        entries={[
          ...site.menu.footer,
          ...site.footerPages
            .map((page) => ({ href: paths.page(page), text: page.title }))
            .filter(({ href }) => !site.menu.footer.some((link) => link.href === href)),
          { href: paths.corrections(), text: t("article.corrections") },
          { href: paths.transparency(), text: t("report.figures.title") },
        ]}
      />
    </div>
  );
}
