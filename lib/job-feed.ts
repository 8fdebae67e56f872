import { SaxesParser } from "saxes";

/** A job ad as a feed tells it. */
export type FeedJob = {
  externalId: string;
  title: string;
  href: string;
  employer: string;
  place: string;
  /** When it ends, where the feed says so. */
  endsAt: Date | null;
};

export type FeedFormat = "rss" | "atom" | "json";

/** What feeds are sent as, and what servers that do not know better call them. */
export const FEED_TYPES = [
  "application/rss+xml",
  "application/atom+xml",
  "application/feed+json",
  "application/json",
  "application/xml",
  "text/xml",
  "application/rdf+xml",
] as const;

/** More ads than this are no list for readers. */
const MOST_JOBS = 500;
const LONGEST = 200;

/** A file that is none of the three kinds of feeds. */
export class FeedError extends Error {
  override name = "FeedError";
}

/**
 * Reads RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1. An entry without a title or a web address is passed over.
 * @throws FeedError when it is no feed
 */
export function parseJobFeed(text: string, url: string): { format: FeedFormat; jobs: FeedJob[] } {
  const body = text.replace(/^\uFEFF/, "").trimStart();
  const { format, jobs } = body.startsWith("{") ? fromJson(body, url) : fromXml(body, url);
  const known = new Map(jobs.flatMap((job) => (job ? [[job.externalId, job]] : [])));
  return { format, jobs: [...known.values()].slice(0, MOST_JOBS) };
}

type Fields = Record<"id" | "title" | "href" | "employer" | "place" | "end", string>;

function toJob(fields: Fields, url: string): FeedJob | null {
  const title = plain(fields.title);
  const address = fields.href.trim();
  const href = address !== "" && URL.canParse(address, url) ? new URL(address, url) : null;
  if (title === "" || !href || !/^https?:$/.test(href.protocol)) return null;
  const end = Date.parse(fields.end.trim());
  return {
    externalId: plain(fields.id) || href.href.slice(0, LONGEST),
    title,
    href: href.href,
    employer: plain(fields.employer),
    place: plain(fields.place),
    endsAt: fields.end.trim() === "" || Number.isNaN(end) ? null : new Date(end),
  };
}

/** A line of text: titles in feeds are HTML as often as not. */
const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39|apos|nbsp);/g, (_, name: string) => ENTITIES[name] ?? " ")
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST);

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", apos: "'" };

/** Names under which feeds of jobs say who offers it, where, and until when; there is no standard. */
const NAMES: Record<string, keyof Fields> = {
  guid: "id",
  id: "id",
  title: "title",
  company: "employer",
  employer: "employer",
  organization: "employer",
  creator: "employer",
  author: "employer",
  location: "place",
  city: "place",
  place: "place",
  expires: "end",
  expirationdate: "end",
  validthrough: "end",
  enddate: "end",
};

const nothing = (): Fields => ({ id: "", title: "", href: "", employer: "", place: "", end: "" });

function fromXml(text: string, url: string): { format: FeedFormat; jobs: (FeedJob | null)[] } {
  const jobs: (FeedJob | null)[] = [];
  let format: FeedFormat | null = null;
  let entry: Fields | null = null;
  /** Local names of the elements that are open within the entry. */
  const open: string[] = [];
  let words = "";
  const parser = new SaxesParser({ xmlns: true });
  // No DTD is read and no entity but XML's own is known, so none can grow or lead anywhere.
  parser.on("error", (error) => {
    throw new FeedError(error.message);
  });
  parser.on("opentag", ({ local, attributes }) => {
    const name = local.toLowerCase();
    format ??= name === "feed" ? "atom" : name === "rss" || name === "rdf" ? "rss" : null;
    if (!format) throw new FeedError(`<${local}> is no feed`);
    if (!entry) {
      if (name === "item" || name === "entry") entry = nothing();
      return;
    }
    open.push(name);
    words = "";
    const said = (attribute: string) => attributes[attribute]?.value ?? "";
    if (name === "link" && ["", "alternate"].includes(said("rel"))) entry.href ||= said("href");
  });
  const hear = (piece: string) => {
    words += piece;
  };
  parser.on("text", hear);
  parser.on("cdata", hear);
  parser.on("closetag", ({ local }) => {
    if (!entry) return;
    const name = open.pop();
    if (name === undefined) {
      if (!/^(item|entry)$/i.test(local)) return;
      jobs.push(toJob(entry, url));
      entry = null;
      return;
    }
    // Atom names its author within <author>.
    const known = name === "name" && open.at(-1) === "author" ? "employer" : NAMES[name];
    if (name === "link") entry.href ||= words.trim();
    else if (known && (open.length === 0 || name === "name")) entry[known] ||= words.trim();
    words = "";
  });
  try {
    parser.write(text).close();
  } catch (error) {
    throw error instanceof FeedError ? error : new FeedError(String(error));
  }
  if (!format) throw new FeedError("empty");
  return { format, jobs };
}

function fromJson(text: string, url: string): { format: FeedFormat; jobs: (FeedJob | null)[] } {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch {
    throw new FeedError("not JSON");
  }
  const items = (feed as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) throw new FeedError("no items");
  return { format: "json", jobs: items.map((item) => fromItem(item, url)) };
}

function fromItem(item: unknown, url: string): FeedJob | null {
  if (typeof item !== "object" || item === null) return null;
  const given = Object.entries(item as Record<string, unknown>);
  const fields = nothing();
  for (const [name, value] of given) {
    const known = NAMES[name.replace(/^_/, "").replace(/_/g, "").toLowerCase()];
    if (known) fields[known] ||= asText(value);
    if (name === "url" || name === "external_url") fields.href ||= asText(value);
    if (name === "authors" && Array.isArray(value)) fields.employer ||= asText(value[0]);
  }
  return toJob(fields, url);
}

const asText = (value: unknown): string => {
  if (typeof value === "string" || typeof value === "number") return String(value);
  const name = (value as { name?: unknown } | null | undefined)?.name;
  return typeof name === "string" ? name : "";
};
