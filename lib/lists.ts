import { longDate, monthName } from "#lib/dates.ts";
import { translator } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

/** What a list of articles is called: in the page's head, its feed and its structured data alike. */
export type ListWords = {
  title: string;
  /** Never empty: where the newsroom wrote nothing, a sentence says what stands in the list. */
  description: string;
  /** Of the list's first page. */
  path: string;
};

type Described = { slug: string; name: string };

const texts = (site: Site) => translator(site.locale, site.settings.address);

export function homeWords(site: Site): ListWords {
  const description = site.settings.tagline || texts(site)("feeds.site", { site: site.name });
  return { title: site.name, description, path: paths.home() };
}

export function sectionWords(site: Site, section: Described & { description: string }): ListWords {
  const standard = texts(site)("feeds.section", { section: section.name, site: site.name });
  return { title: section.name, description: section.description || standard, path: paths.section(section) };
}

export function topicWords(site: Site, topic: Described & { intro: string }): ListWords {
  const t = texts(site);
  return {
    // A topic may be called as a section is; their titles still differ.
    title: `${t("list.topicKicker")}: ${topic.name}`,
    description: topic.intro || t("feeds.topic", { topic: topic.name, site: site.name }),
    path: paths.topic(topic),
  };
}

export function storyWords(site: Site, story: { slug: string; title: string; intro: string }): ListWords {
  const t = texts(site);
  return {
    title: t("story.listTitle", { title: story.title }),
    description: story.intro || t("story.description", { title: story.title, site: site.name }),
    path: paths.story(story),
  };
}

export function authorWords(site: Site, author: Described & { bio: string }): ListWords {
  const standard = texts(site)("feeds.author", { author: author.name, site: site.name });
  return { title: author.name, description: author.bio || standard, path: paths.author(author) };
}

type Chosen = Record<"section" | "topic" | "author" | "story", Described[]>;

/** A feed that a reader has put together; its page is the front page, for no list shows the same. */
export function chosenWords(site: Site, { section, topic, author, story }: Chosen, words: string): ListWords {
  const names = [section, topic, author, story].flatMap((kind) =>
    kind.length > 0 ? [kind.map(({ name }) => name).join(", ")] : [],
  );
  const title = [...names, ...(words === "" ? [] : [texts(site)("feeds.words", { words })])].join(" · ");
  return {
    title,
    description: texts(site)("feeds.chosen", { what: title, site: site.name }),
    path: paths.home(),
  };
}

/** @param month 1–12 */
export function monthWords(site: Site, { year, month }: { year: number; month: number }): ListWords {
  const t = texts(site);
  const name = monthName(year, month, site.locale);
  return {
    title: t("list.archiveMonthTitle", { month: name }),
    description: t("feeds.month", { month: name, site: site.name }),
    path: paths.archiveMonth(year, month),
  };
}

export function archiveWords(site: Site): ListWords {
  const t = texts(site);
  return { title: t("list.archiveTitle"), description: t("list.archiveIntro"), path: paths.archive() };
}

export function latestWords(site: Site): ListWords {
  const t = texts(site);
  return { title: t("list.latestTitle"), description: t("list.latestIntro"), path: paths.latest() };
}

export function mostReadWords(site: Site): ListWords {
  const t = texts(site);
  return { title: t("list.mostReadTitle"), description: t("list.mostReadIntro"), path: paths.mostRead() };
}

export function transparencyWords(site: Site): ListWords {
  const t = texts(site);
  return {
    title: t("report.figures.title"),
    description: t("report.figures.intro"),
    path: paths.transparency(),
  };
}

export function correctionWords(site: Site): ListWords {
  const t = texts(site);
  return {
    title: t("article.corrections"),
    description: t("corrections.intro", { site: site.name }),
    path: paths.corrections(),
  };
}

export function newsletterWords(site: Site): ListWords {
  const t = texts(site);
  return { title: t("newsletter.title"), description: t("newsletter.intro"), path: paths.newsletter() };
}

export function issueWords(site: Site, issue: { slug: string; subject: string; sentAt: Date }): ListWords {
  const t = texts(site);
  const { locale, settings } = site;
  const date = longDate(issue.sentAt, { locale, timeZone: settings.timeZone });
  return {
    title: t("newsletter.issueTitle", { subject: issue.subject }),
    description: t("newsletter.issueDescription", { site: site.name, date }),
    path: paths.issue(issue),
  };
}

/** "KI – Depesche": a title as it stands in a browser's tab and in a reader program. */
export function withSiteName(site: Site, title: string): string {
  return title === site.name ? title : `${title} – ${site.name}`;
}
