import { describe, expect, it } from "vitest";
import { MastheadName } from "#components/ui/masthead-name.tsx";
import { writeHtml } from "#components/ui/write-html.ts";
import { siteSettings } from "#lib/settings.ts";
import { sampleSite } from "#lib/testing/samples.ts";

const key = (digit: string, format: string) => `${digit}${digit}/${digit.repeat(32)}.${format}`;
const logo = { key: key("a", "svg"), width: 300, height: 60 };
const write = (settings: Partial<Parameters<typeof siteSettings.parse>[0] & object>) =>
  writeHtml(<MastheadName site={{ ...sampleSite(), settings: siteSettings.parse(settings) }} />);

describe("the masthead", () => {
  it("shows the name in letters", () => {
    expect(write({})).toBe('Depesche<span class="text-accent" aria-hidden="true">.</span>');
    expect(write({ logoDark: logo, logoAlt: "Die Depesche" })).toBe(write({}));
  });

  it("shows the logo in its place, with a size, and says what stands there", () => {
    const img = `<img src="/media/${logo.key}" width="240" height="48" alt="Depesche">`;
    expect(write({ logo })).toBe(img);
    expect(write({ logo, logoAlt: "Die Depesche" })).toContain('alt="Die Depesche"');
  });

  it("has another for dark screens where there is one", () => {
    const logoDark = { key: key("b", "webp"), width: 96, height: 48 };
    expect(write({ logo, logoDark })).toMatch(
      /^<picture><source media="\(prefers-color-scheme: dark\)" srcset="\/media\/bb\/b+\.webp" width="96" height="48"><img .*><\/picture>$/,
    );
  });
});
