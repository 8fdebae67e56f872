import { z } from "zod";
import type { Article } from "#lib/articles.ts";
import { toHtml } from "#lib/body/html.ts";
import { el } from "#lib/body/tree.ts";
import { articleFeed } from "#lib/feeds/articles.ts";
import { readChoice } from "#lib/feeds/choice.ts";
import { type Feed, type FeedItem, tagUri } from "#lib/feeds/feed.ts";
import { translator } from "#lib/i18n.ts";
import { type ListWords, withSiteName } from "#lib/lists.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

const DAY_MINUTES = 24 * 60;
const slugs = z.array(z.string()).default([]);

/** What one partner gets (F4). */
export const partnerRules = z.object({
  choice: z
    .object({ section: slugs, topic: slugs, author: slugs, story: slugs, q: z.string().default("") })
    .default({ section: [], topic: [], author: [], story: [], q: "" }),
  /** The whole text, or its beginning and a link. */
  text: z.enum(["full", "summary"]).default("full"),
  pictures: z.boolean().default(true),
  /** Whether advertorials are among them; they say "Anzeige" there too. */
  paid: z.boolean().default(false),
  /** Whether every text ends in where it came out first. */
  credit: z.boolean().default(true),
  /** After its publication an article waits so long. */
  delayMinutes: z
    .number()
    .int()
    .min(0)
    .max(30 * DAY_MINUTES)
    .default(0),
  size: z.number().int().min(1).max(100).default(30),
});
export type PartnerRules = z.infer<typeof partnerRules>;

/** @returns the field that does not fit by its name */
export function readPartnerRules(
  form: FormData,
): PartnerRules | { wrong: "choice" | "delayMinutes" | "size" } {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const asked = new URLSearchParams();
  for (const name of ["section", "topic", "author", "story"])
    asked.set(
      name,
      text(name)
        .split(/[\s,]+/)
        .filter(Boolean)
        .join(","),
    );
  asked.set("q", text("q"));
  const choice = readChoice(asked);
  if (!choice) return { wrong: "choice" };
  const read = partnerRules.safeParse({
    choice,
    text: text("text") === "summary" ? "summary" : "full",
    pictures: form.get("pictures") === "1",
    paid: form.get("paid") === "1",
    credit: form.get("credit") === "1",
    delayMinutes: Number(text("delayMinutes") || 0),
    size: Number(text("size") || 30),
  });
  if (read.success) return read.data;
  return { wrong: read.error.issues[0]?.path[0] === "size" ? "size" : "delayMinutes" };
}

type Partner = { id: number; rules: PartnerRules; token: string; words: ListWords };
type Listed = { articles: Article[]; changedAt: Date | null };

/** The feed of one partner, by its rules. */
export function partnerFeed(site: Site, { id, rules, token, words }: Partner, listed: Listed): Feed {
  const t = translator(site.locale, site.settings.address);
  const articles = rules.pictures ? listed.articles : listed.articles.map(withoutPictures);
  const feed = articleFeed(site, words, { ...listed, articles });
  const credit = (item: FeedItem) =>
    rules.credit
      ? toHtml([el("p", {}, t("feeds.firstAt"), " ", el("a", { href: item.url }, site.name), ".")])
      : "";
  return {
    ...feed,
    id: tagUri(site.url, "partner", id),
    title: withSiteName(site, words.title),
    feedUrl: absolute(site.url, paths.partnerFeed(token)),
    // Its address is a secret between two: no hub is told.
    hubs: [],
    items: feed.items.map((item) => ({
      ...item,
      html: (rules.text === "full" ? item.html : toHtml([el("p", {}, item.summary)])) + credit(item),
    })),
  };
}

/** For partners who may have the texts and not what others have photographed. */
function withoutPictures(article: Article): Article {
  const strip = (node: unknown): unknown => {
    const { content, ...rest } = node as { type?: string; content?: unknown[] };
    if (!Array.isArray(content)) return node;
    const kept = content.filter(
      (one) => !["image", "gallery"].includes((one as { type?: string }).type ?? ""),
    );
    return { ...rest, content: kept.map(strip) };
  };
  return { ...article, picture: null, bodyPictures: [], body: strip(article.body) };
}
