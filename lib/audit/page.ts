import { type Anchor, anchorsOf } from "#lib/audit/anchors.ts";
import {
  attribute,
  type Element,
  elementsOf,
  sourcesOf,
  spacedTextOf,
  textOf,
  wordsOf,
} from "#lib/audit/html-tree.ts";
import { hasAffiliateNote, labelIn } from "#lib/audit/labels-said.ts";
import type { Visit } from "#lib/audit/visit.ts";
import { addressOf } from "#lib/audit/written.ts";

/** What the rules want to know of a page; its text itself is not kept. */
export type Page = Omit<Visit, "body"> & {
  path: string;
  titles: string[];
  /** By name or property, in lower case. */
  metas: Map<string, string[]>;
  /** What crawlers are told, by page and by header. */
  robots: Set<string>;
  isIndexable: boolean;
  canonicals: string[];
  alternates: { url: string; type: string; language: string | null }[];
  anchors: Anchor[];
  /** What a browser asks for without being told. */
  resources: { url: string; what: string }[];
  images: { src: string; alt: string | undefined; widest: number }[];
  ids: Set<string>;
  h1s: string[];
  /** The moments that `<time>` names. */
  times: string[];
  data: Data[];
  /** Whether the label for paid content stands before the headline. */
  isLabelled: boolean;
  hasAffiliateNote: boolean;
  /** The places before the first sentence, as they are printed. */
  dateline: string;
};

/** A block of JSON-LD; `value` is undefined when it is no JSON. */
export type Data = { raw: string; value: unknown };

export function readPage({ body, ...visit }: Visit): Page {
  const elements = elementsOf(body);
  const named = (...names: string[]) => elements.filter(({ tagName }) => names.includes(tagName));
  const metas = metasOf(named("meta"));
  const links = named("link").map((element) => ({
    rel: wordsOf(attribute(element, "rel")),
    href: attribute(element, "href") ?? "",
    type: attribute(element, "type") ?? "",
    language: attribute(element, "hreflang") ?? null,
  }));
  const robots = new Set(
    [...(metas.get("robots") ?? []), visit.headers["x-robots-tag"] ?? ""]
      .flatMap((text) => text.toLowerCase().split(","))
      .map((word) => word.trim())
      .filter(Boolean),
  );
  const top = named("body")[0];
  const text = top ? textOf(top) : "";
  const h1s = named("h1").map(textOf);
  return {
    ...visit,
    path: new URL(visit.url).pathname,
    // Drawings have titles too.
    titles: named("title")
      .filter(({ namespaceURI }) => !namespaceURI.endsWith("/svg"))
      .map(textOf),
    metas,
    robots,
    isIndexable: !robots.has("noindex") && !robots.has("none"),
    canonicals: links.filter(({ rel }) => rel.includes("canonical")).map(({ href }) => href),
    alternates: links
      .filter(({ rel }) => rel.includes("alternate") && !rel.includes("stylesheet"))
      .map(({ href, type, language }) => ({ url: addressOf(href, visit.url) ?? href, type, language })),
    anchors: anchorsOf(named("a", "area"), visit.url),
    resources: elements.flatMap((element) =>
      loadedBy(element).map((src) => ({ url: addressOf(src, visit.url) ?? src, what: element.tagName })),
    ),
    images: named("img").map((element) => ({
      src: attribute(element, "src") ?? "",
      alt: attribute(element, "alt"),
      widest: widestOf(element),
    })),
    ids: new Set(elements.flatMap((element) => attribute(element, "id") ?? [])),
    h1s,
    times: named("time").flatMap((element) => attribute(element, "datetime") ?? []),
    data: named("script")
      .filter((element) => attribute(element, "type") === "application/ld+json")
      .map((element) =>
        dataOf(element.childNodes.map((node) => ("value" in node ? node.value : "")).join("")),
      ),
    isLabelled: isLabelled(named("main")[0] ?? top, named("h1")[0]),
    hasAffiliateNote: hasAffiliateNote(text),
    dateline: textOfFirst(elements, "dateline"),
  };
}

const metasOf = (elements: Element[]): Map<string, string[]> => {
  const metas = new Map<string, string[]>();
  for (const element of elements) {
    const name = (attribute(element, "name") ?? attribute(element, "property") ?? "").toLowerCase();
    if (name !== "") metas.set(name, [...(metas.get(name) ?? []), attribute(element, "content") ?? ""]);
  }
  return metas;
};

/** The links that have a browser fetch or connect at once. */
const FETCHED =
  /^(stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|icon|apple-touch-icon|manifest)$/;

function loadedBy(element: Element): string[] {
  const of = (...names: string[]) => names.flatMap((name) => attribute(element, name) || []);
  switch (element.tagName) {
    case "link":
      return wordsOf(attribute(element, "rel")).some((word) => FETCHED.test(word))
        ? [...of("href"), ...sourcesOf(attribute(element, "imagesrcset"))]
        : [];
    case "img":
    case "source":
      return [...of("src"), ...sourcesOf(attribute(element, "srcset"))];
    case "script":
    case "iframe":
    case "embed":
    case "track":
    case "input":
    case "audio":
      return of("src");
    case "video":
      return of("src", "poster");
    case "object":
      return of("data");
    default:
      return [];
  }
}

/** The widest form that a picture is offered in, in pixels; 0 when it does not say. */
function widestOf(image: Element): number {
  const widths = (attribute(image, "srcset") ?? "").matchAll(/\s(\d+)w/g);
  return Math.max(0, ...[...widths].map(([, width]) => Number(width)));
}

function dataOf(raw: string): Data {
  try {
    return { raw, value: JSON.parse(raw) };
  } catch {
    return { raw, value: undefined };
  }
}

function isLabelled(main: Element | undefined, headline: Element | undefined): boolean {
  if (!main || !headline) return false;
  const text = spacedTextOf(main);
  const at = labelIn(text);
  return at >= 0 && at < text.indexOf(spacedTextOf(headline));
}

function textOfFirst(elements: Element[], className: string): string {
  const found = elements.find((element) => wordsOf(attribute(element, "class")).includes(className));
  return found ? textOf(found) : "";
}
