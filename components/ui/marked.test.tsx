import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import { Marked } from "#components/ui/marked.tsx";
import { anyDocument } from "#lib/body/arbitrary.test-support.ts";
import { toHtml } from "#lib/body/html.ts";
import { options, reparsed } from "#lib/body/render.test-support.ts";
import { renderBody } from "#lib/body/render.ts";
import { parseBody } from "#lib/body/schema.ts";
import { el } from "#lib/body/tree.ts";

// React says each warning once, so it is listened to from the first rendering on.
const said = vi.spyOn(console, "error");
afterEach(() => expect(said).not.toHaveBeenCalled());

it("is the same HTML from React as from lib/body", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyDocument.map(parseBody), (doc) => {
      const markup = renderBody(doc, { ...options, dateline: "KIEW (HAUS)" });
      expect(reparsed(renderToStaticMarkup(<Marked markup={markup} />))).toBe(toHtml(markup));
    }),
    { numRuns: 50 },
  );
});

it("calls attributes as React does, without a word on the console", () => {
  const markup = [
    el(
      "p",
      {
        class: "a",
        hidden: true,
        title: undefined,
        id: false,
        "data-x": true,
        "aria-label": "b",
        tabindex: 0,
      },
      "<",
      "&",
    ),
    el("td", { colspan: 2, rowspan: 3 }, el("time", { datetime: "2026-11-23" }, "heute"), el("br")),
    el("img", { src: "/a", srcset: "/a 1x", alt: "", loading: "lazy" }),
  ];
  expect(renderToStaticMarkup(<Marked markup={markup} />)).toBe(
    '<p class="a" hidden="" data-x="" aria-label="b" tabindex="0">&lt;&amp;</p><td colSpan="2" rowSpan="3"><time dateTime="2026-11-23">heute</time><br/></td><img src="/a" srcSet="/a 1x" alt="" loading="lazy"/>',
  );
});
