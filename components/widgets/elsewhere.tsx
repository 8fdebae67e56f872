import { PartTitle } from "#components/articles/after-text.tsx";
import { ArticleTools } from "#components/ui/article-tools.tsx";
import { calendar, texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import {
  newsServices,
  preferredSourceLink,
  SERVICE_REL,
  searchLinks,
  shareLinks,
} from "#lib/search-links.ts";
import type { Site } from "#lib/site.ts";

const SHARE_NAMES = { whatsapp: "WhatsApp", bluesky: "Bluesky", linkedin: "LinkedIn" } as const;

function LinkRow({ label, links }: { label: string; links: { name: string; href: string }[] }) {
  return (
    <p className="mt-1 text-[1.0625rem] leading-relaxed">
      {label}{" "}
      {links.map(({ name, href }, index) => (
        <span key={href}>
          {index > 0 && " · "}
          <a className="text-link inline-block py-0.5" href={href} rel={SERVICE_REL}>
            {name}
          </a>
        </span>
      ))}
    </p>
  );
}

/** Share, search this headline, read the portal at a news service: plain links, nothing loaded (A14, A15, A18). */
export function Elsewhere({ site, article, url }: { site: Site; article: Article; url: string }) {
  const t = texts();
  const { id, title } = article;
  const { locale } = calendar();
  const { preferredSource } = site.settings;
  const share = shareLinks({ title, url }).map(({ service, href }) => ({
    name: service === "mail" ? t("article.shareMail") : SHARE_NAMES[service],
    href,
  }));
  return (
    <section aria-labelledby="elsewhere" className="no-print mt-12">
      <PartTitle id="elsewhere">{t("article.searchTitle")}</PartTitle>
      <div className="mt-2 text-soft">
        <LinkRow label={t("article.searchText", { title })} links={searchLinks(title, locale)} />
        <LinkRow label={t("article.newsServices", { site: site.name })} links={newsServices(site)} />
        {preferredSource && (
          <p className="mt-1 text-[1.0625rem] leading-relaxed">
            <a className="text-link" href={preferredSourceLink(site.url)} rel={SERVICE_REL}>
              {t("article.preferred")}
            </a>
          </p>
        )}
        <LinkRow label={`${t("article.share")}:`} links={share} />
        <ArticleTools article={id} title={title} url={url} />
      </div>
    </section>
  );
}
