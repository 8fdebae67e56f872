import { PartTitle } from "#components/articles/after-text.tsx";
import { MailForm } from "#components/subscriptions/mail-form.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import { feedPath, paths } from "#lib/paths.ts";
import { newsServices } from "#lib/search-links.ts";
import type { Site } from "#lib/site.ts";

/** "Sie wollen nichts verpassen?": a mail when there is more like this, and every feed that would carry it. */
export function SubscribeBlock({ site, article }: { site: Site; article: Article }) {
  const t = texts();
  const links = [
    { href: paths.commentFeed(article), text: t("subscribe.articleFeed") },
    ...article.topics.map((topic) => ({
      href: feedPath(paths.topic(topic)),
      text: t("subscribe.topicFeed", { topic: topic.name }),
    })),
    {
      href: feedPath(paths.section(article.section)),
      text: t("subscribe.sectionFeed", { section: article.section.name }),
    },
    { href: feedPath(paths.home()), text: t("subscribe.mainFeed") },
    ...newsServices(site).map(({ name, href }) => ({ href, text: name })),
  ];
  return (
    <section aria-labelledby="subscribe" className="no-print mt-12">
      <PartTitle id="subscribe">{t("subscribe.title")}</PartTitle>
      <MailForm
        what={`similar:${article.id}`}
        label={t("subscribe.text")}
        more={paths.subscribe({ about: `${article.id}` })}
      />
      <ul className="mt-2 flex flex-wrap gap-x-5">
        <li className="text-soft">{t("subscribe.feeds")}</li>
        {links.map(({ href, text }) => (
          <li key={href}>
            <a className="text-link inline-block py-1 text-[1.0625rem]" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
