import { excerpt } from "#lib/excerpt.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import type { PushMessage, PushTopic } from "#lib/push.ts";

type Told = {
  id: number;
  slug: string;
  section: { slug: string };
  title: string;
  standfirst: string;
  sponsor: string | null;
  topics: (PushTopic & { name: string })[];
};

/** After a night nobody wants more than so many at once; the others are one message. */
const MOST_AT_ONCE = 3;
/** About what a lock screen shows. */
const TITLE_LENGTH = 120;
const BODY_LENGTH = 180;
/** Enough to end what an article came by; each takes bytes of a message that has few. */
const MOST_NAMED = 20;

/** What a browser shows of these articles: the newest three by themselves, the last one on top. @param told the oldest first */
export function pushMessages(told: readonly Told[], t: Translate): PushMessage[] {
  const others = told.slice(0, -MOST_AT_ONCE);
  const newest = told.slice(-MOST_AT_ONCE).map((article) => messageOf(article, t));
  return others.length > 0 ? [moreOf(others, t), ...newest] : newest;
}

function messageOf(article: Told, t: Translate): PushMessage {
  const title = excerpt(article.title, TITLE_LENGTH);
  return {
    title: article.sponsor === null ? title : t("push.paid", { title }),
    body: excerpt(article.standfirst, BODY_LENGTH),
    path: paths.article(article),
    tag: `article-${article.id}`,
    end: endOf(article.topics, t),
  };
}

function moreOf(articles: readonly Told[], t: Translate): PushMessage {
  return {
    title: t("push.more", { count: articles.length }),
    body: excerpt(articles.map(({ title }) => title).join(" · "), BODY_LENGTH),
    path: paths.latest(),
    tag: "more",
    end: endOf(Object.values(Object.fromEntries(articles.flatMap(({ topics }) => topics.map(byName)))), t),
  };
}

const byName = (topic: PushTopic & { name: string }) => [`${topic.kind} ${topic.ref}`, topic] as const;

function endOf(topics: readonly (PushTopic & { name: string })[], t: Translate): PushMessage["end"] {
  const named = topics.slice(0, MOST_NAMED);
  return {
    topics: named.map(({ kind, ref }) => ({ kind, ref })),
    label: t("push.endAction"),
    done: t("push.endDone", { names: excerpt(named.map(({ name }) => name).join(", "), BODY_LENGTH) }),
    failed: t("push.endFailed"),
  };
}
