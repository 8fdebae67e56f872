import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Marked } from "#components/ui/marked.tsx";
import { anyDocument } from "#lib/body/arbitrary.test-support.ts";
import { toHtml } from "#lib/body/html.ts";
import { options, reparsed } from "#lib/body/render.test-support.ts";
import { renderBody } from "#lib/body/render.ts";
import { parseBody } from "#lib/body/schema.ts";
import { el } from "#lib/body/tree.ts";

it("is the same HTML from React as from lib/body", () => {
  fc.assert(
    fc.property(anyDocument.map(parseBody), (doc) => {
      const markup = renderBody(doc, { ...options, dateline: "KIEW (HAUS)" });
      expect(reparsed(renderToStaticMarkup(<Marked markup={markup} />))).toBe(toHtml(markup));
    }),
    { numRuns: 100 },
  );
});

it("calls attributes as React does, without a word on the console", () => {
  const markup = [
    el(
      "p",
      { class: "a", hidden: true, title: undefined, "data-x": true, "aria-label": "b", tabindex: 0 },
      "<",
      "&",
    ),
    el("td", { colspan: 2, rowspan: 3 }, el("time", { datetime: "2026-11-23" }, "heute"), el("br")),
    el("img", { src: "/a", srcset: "/a 1x", alt: "" }),
  ];
  expect(renderToStaticMarkup(<Marked markup={markup} />)).toBe(
    '<p class="a" data-x="" aria-label="b" tabindex="0">&lt;&amp;</p><td colSpan="2" rowSpan="3"><time dateTime="2026-11-23">heute</time><br/></td><img src="/a" srcSet="/a 1x" alt=""/>'.replace(
      'class="a"',
      'class="a" hidden=""',
    ),
  );
});
