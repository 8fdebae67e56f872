import { expect, test } from "vitest";
import { withPaidLabels } from "#lib/promos.ts";
import { siteSettings } from "#lib/settings.ts";

test("a paid link is labelled although nobody marked it", () => {
  const settings = siteSettings.parse({ paidDomains: ["shop.example"] });
  const promo = { id: 1, text: "Bücher", href: "https://shop.example/b", paid: false };
  const house = { id: 2, text: "Startseite", href: "/", paid: false };
  const marked = { id: 3, text: "Fremdes", href: "https://other.example/", paid: true };
  const labelled = withPaidLabels(
    { promos: [promo, house, marked], jobs: [], books: [], banner: null },
    settings,
  );
  expect(labelled.promos.map(({ paid }) => paid)).toEqual([true, false, true]);
});
