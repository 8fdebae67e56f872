import { expect, it } from "vitest";
import { linksIn } from "#lib/body/links-in.ts";

const link = (href: string, text: string, ...more: { type: string }[]) => ({
  type: "text",
  text,
  marks: [...more, { type: "link", attrs: { href } }],
});

it("finds links in text, in lists, boxes and tables, the sources of quotes, and what is embedded", () => {
  const paragraph = (...content: object[]) => ({ type: "paragraph", content });
  const body = {
    type: "doc",
    content: [
      paragraph({ type: "text", text: "Ohne. " }, link("/a", "halb "), link("/a", "fett", { type: "bold" })),
      {
        type: "bulletList",
        content: [{ type: "listItem", content: [paragraph(link("https://b.example/", "b"))] }],
      },
      { type: "quote", attrs: { source: "Quelle", sourceUrl: "/q" }, content: [paragraph()] },
      { type: "embed", attrs: { url: "https://e.example/", title: "" } },
      {
        type: "table",
        content: [{ type: "tableRow", content: [{ type: "tableCell", content: [link("/t", "t")] }] }],
      },
    ],
  };
  expect(linksIn(body)).toEqual([
    { href: "/a", text: "halb fett", labelled: true },
    { href: "https://b.example/", text: "b", labelled: true },
    { href: "/q", text: "Quelle", labelled: true },
    { href: "https://e.example/", text: "https://e.example/", labelled: false },
    { href: "/t", text: "t", labelled: true },
  ]);
});

it("finds none in what is no body", () => {
  for (const nothing of [null, {}, { type: "doc" }]) expect(linksIn(nothing)).toEqual([]);
});
