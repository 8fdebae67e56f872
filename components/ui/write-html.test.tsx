import { expect, it } from "vitest";
import { writeHtml } from "#components/ui/write-html.ts";

it.each([
  ["", "<p>x</p>"],
  ["  ", "<p>x</p>"],
  ["teaser ", '<p class="teaser">x</p>'],
  ["teaser  wide", '<p class="teaser  wide">x</p>'],
])("writes no more of the class %j than there is", (className, html) => {
  expect(writeHtml(<p className={className}>x</p>)).toBe(html);
});

it("leaves other empty attributes as they are", () => {
  expect(writeHtml(<img src="/a.avif" alt="" />)).toContain(' alt=""');
});
