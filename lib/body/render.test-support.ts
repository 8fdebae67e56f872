import { parseFragment, serialize } from "parse5";
import type { Node } from "prosemirror-model";
import type { Picture } from "#lib/articles.ts";
import type { RenderOptions } from "#lib/body/context.ts";
import { toHtml } from "#lib/body/html.ts";
import { renderBody } from "#lib/body/render.ts";
import { bodySchema } from "#lib/body/schema.ts";

export const picture: Picture = {
  id: 1,
  alt: "Ein Serverraum",
  caption: "Nachts, halb drei",
  credit: "A. Beispiel",
  licence: "CC BY 4.0",
  licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
  width: 1600,
  height: 900,
  variants: [
    { format: "avif", width: 800, height: 450, url: "/media/1/800.avif" },
    { format: "jpeg", width: 800, height: 450, url: "/media/1/800.jpeg" },
    { format: "jpeg", width: 1600, height: 900, url: "/media/1/1600.jpeg" },
  ],
};

/** One picture is here, one has no file, all others are missing; links to paid.example are paid for. */
export const options: RenderOptions = {
  pictures: new Map([
    [1, picture],
    [2, { ...picture, id: 2, credit: "", licence: "", variants: [] }],
  ]),
  labels: {
    paid: "Anzeige",
    footnotes: "Fußnoten",
    backToText: "Zurück zum Text",
    table: "Tabelle",
    code: "Programmcode",
    pictureMissing: "Das Bild fehlt.",
    pictureMade: "Das Bild wurde mit einem Bildmodell erzeugt.",
    credit: (credit) => `Foto: ${credit}`,
    loadEmbed: (host) => `Inhalt von ${host} öffnen`,
    frame: (provider) => ({ load: `${provider} laden`, loads: `Daten gehen an ${provider}.` }),
  },
  isPaid: (href) => href.startsWith("https://paid.example"),
  siteUrl: "https://depesche.example",
};

export const render = (doc: Node, more: Partial<RenderOptions> = {}) =>
  toHtml(renderBody(doc, { ...options, ...more }));

/** What a browser makes of HTML, written out again. */
export const reparsed = (html: string) => serialize(parseFragment(html));

export const doc = (...content: unknown[]) => bodySchema.nodeFromJSON({ type: "doc", content });
export const p = (...content: unknown[]) => ({ type: "paragraph", content: content.map(inline) });
export const heading = (text: string, level = 2) => ({
  type: "heading",
  attrs: { level },
  content: [inline(text)],
});
export const link = (text: string, href: string) => ({
  type: "text",
  text,
  marks: [{ type: "link", attrs: { href } }],
});

const inline = (content: unknown) =>
  typeof content === "string" ? { type: "text", text: content } : content;
