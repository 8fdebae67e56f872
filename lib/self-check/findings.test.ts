import { expect, it } from "vitest";
import { CHECKS, findAddress, findBackup, findDisk } from "#lib/self-check/findings.ts";
import { newestEntry } from "#lib/self-check/own-front.ts";
import de from "#messages/de.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };

it.each([de, en])("has a sentence for everything that can be found", ({ houseDesk: { check } }) => {
  for (const [name, founds] of Object.entries(CHECKS)) {
    const texts = check[name as "disk"] as Record<string, string>;
    expect(Object.keys(texts).sort(), name).toEqual(["title", ...Object.keys(founds)].sort());
  }
});

it("says how much room is left", () => {
  const of = (free: number) => findDisk({ free: free * 2 ** 30, total: 100 * 2 ** 30 }).found;
  expect([of(0.4), of(4.9), of(5)]).toEqual(["full", "low", "ok"]);
  expect(findDisk(null).state).toBe("unknown");
});

it.each([
  ["https://news.example", "ok"],
  ["http://news.example", "plain"],
  ["http://localhost:3000", "local"],
  ["http://127.0.0.1:3000", "local"],
])("%s is %s", (address, found) => expect(findAddress(address).found).toBe(found));

it("knows how old a backup may be", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  expect(findBackup(null, now).found).toBe("none");
  expect(findBackup(new Date("2026-11-23T11:00:00Z"), now).found).toBe("ok");
  expect(findBackup(new Date("2026-11-22T11:00:00Z"), now)).toMatchObject({
    found: "old",
    values: { days: 2 },
  });
});

it("finds a sitemap's newest entry", () => {
  const sitemap =
    "<lastmod>2026-11-01</lastmod><lastmod>2026-11-22T10:00:00+01:00</lastmod><lastmod>x</lastmod>";
  expect(newestEntry(sitemap)?.toISOString()).toBe("2026-11-22T09:00:00.000Z");
  expect(newestEntry("<urlset/>")).toBeNull();
});
