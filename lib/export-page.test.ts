import { expect, it } from "vitest";
import { exportPage } from "#lib/export-page.ts";
import { hostileTexts } from "#lib/testing/hostile.ts";

it("an export shows texts and never runs them", () => {
  const comments = hostileTexts().map((body) => ({ id: 1, body, at: null, query: { a: body } }));
  const html = exportPage({ "<i>comments</i>": comments }, { title: "Daten & <b>mehr</b>", locale: "de" });
  expect(
    html.match(/<(?!\/?(?:html|head|meta|title|body|h1|h2|section|dl|dt|dd|hr)\b|!DOCTYPE)/g),
  ).toBeNull();
  expect(html).toContain(`(${comments.length})`);
});
