import { createHash } from "node:crypto";
import { translator } from "#lib/i18n.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { SharePicture } from "#lib/share-picture.ts";
import type { Site } from "#lib/site.ts";

/** Size of a social picture in pixels: 1.91 to 1, which every service shows whole. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** Raised when the drawing changes: services and caches keep what they have under an old address. */
const DRAWING = 1;

const HASH_LENGTH = 16;
const NAME = /^([a-z]+)(?:-([1-9]\d{0,14}))?-([0-9a-f]{16})\.png$/;

const NAMED_KINDS = ["section", "topic", "author", "story", "page"] as const;
type NamedKind = (typeof NAMED_KINDS)[number];

/** What has a social picture of its own. */
export type CardKey = { kind: "site" } | { kind: NamedKind | "article"; id: number };
export type CardSubject =
  | { kind: "site" }
  | { kind: NamedKind; id: number; name: string }
  | {
      kind: "article";
      id: number;
      title: string;
      shortTitle: string;
      section: string;
      sponsor: string | null;
    };

/** Everything that a social picture shows. Two that show the same have the same address. */
export type Card = {
  heading: string;
  /** For a heading that is too long, or has letters that the face lacks; "" for none. */
  shortHeading: string;
  label: string;
  /** "Anzeige" and for whom; "" for what nobody pays for (rule AD). */
  paid: string;
  portal: string;
  host: string;
  /** Of the accent, in OKLCH degrees. */
  hue: number;
};

export function cardOf(site: Site, subject: CardSubject): Card {
  const t = translator(site.locale, site.settings.address);
  const house = {
    portal: site.name,
    host: new URL(site.url).host,
    hue: site.settings.accentHue,
    shortHeading: "",
    paid: "",
    label: "",
  };
  if (subject.kind === "site") return { ...house, heading: site.settings.tagline };
  if (subject.kind === "article")
    return {
      ...house,
      heading: subject.title,
      shortHeading: subject.shortTitle,
      label: subject.section,
      paid: subject.sponsor ? t("article.paidBy", { sponsor: subject.sponsor }) : "",
    };
  const label = subject.kind === "topic" || subject.kind === "story" ? t("list.topicKicker") : "";
  return { ...house, heading: subject.name, label };
}

const hashOf = (card: Card): string =>
  createHash("sha256")
    .update(JSON.stringify([DRAWING, ...Object.entries(card).toSorted()]))
    .digest("hex")
    .slice(0, HASH_LENGTH);

const keyName = (key: CardKey) => (key.kind === "site" ? "site" : `${key.kind}-${key.id}`);

/** The address of the picture: another one as soon as it shows something else. */
export const cardPath = (site: Site, subject: CardSubject): string =>
  paths.card(`${keyName(subject)}-${hashOf(cardOf(site, subject))}.png`);

/** What a file name of /cards asks for; null for a name that no page gives. */
export function parseCardName(fileName: string): CardKey | null {
  const [, kind, id] = NAME.exec(fileName) ?? [];
  if (kind === "site" && id === undefined) return { kind };
  const named = [...NAMED_KINDS, "article" as const].find((one) => one === kind);
  return named && id !== undefined ? { kind: named, id: Number(id) } : null;
}

/** As pages name it to services that show links. */
export function cardImage(site: Site, subject: CardSubject): SharePicture & { alt: string; type: string } {
  const { heading, paid } = cardOf(site, subject);
  return {
    url: absolute(site.url, cardPath(site, subject)),
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    alt: [paid, heading || site.name].filter(Boolean).join(": "),
    type: "image/png",
  };
}
