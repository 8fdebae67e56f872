import { expect, it } from "vitest";
import { newsServices, preferredSourceLink, searchLinks, shareLinks } from "#lib/search-links.ts";

const title = "„KI“ & Größe: 50 % <mehr>? #1 🤖";

it("searches for exactly the headline", () => {
  const links = searchLinks(title, "de");
  expect(links.map(({ name }) => name)).toEqual(["Google", "Bing", "Google News"]);
  for (const { href } of links) expect(new URL(href).searchParams.get("q")).toBe(title);
});

it("asks Google News for the reader's edition", () => {
  expect(searchLinks("x", "de")[2]?.href).toBe("https://news.google.com/search?q=x&hl=de&gl=DE&ceid=DE:de");
  expect(searchLinks("x", "en")[2]?.href).toContain("ceid=GB:en");
});

it("survives half an emoji", () => {
  expect(searchLinks("a\ud83d", "de")[0]?.href).toContain("q=a%EF%BF%BD");
});

it("names the domain for the preferred source", () => {
  expect(preferredSourceLink("https://news.example:8080")).toBe(
    "https://www.google.com/preferences/source?q=news.example",
  );
});

it("shares headline and address by plain links", () => {
  const url = "https://news.example/ki/größe?a=1&b=2";
  const [mail, whatsapp, bluesky, linkedin] = shareLinks({ title, url }).map(({ href }) => new URL(href));
  expect(mail?.protocol).toBe("mailto:");
  expect(mail?.searchParams.get("subject")).toBe(title);
  expect(mail?.searchParams.get("body")).toBe(url);
  // Mail programs follow RFC 6068: a plus sign is a plus sign there, so spaces must not become one.
  expect(mail?.href).not.toContain("+");
  expect(whatsapp?.searchParams.get("text")).toBe(`${title} ${url}`);
  expect(bluesky?.searchParams.get("text")).toBe(`${title} ${url}`);
  expect(linkedin?.searchParams.get("url")).toBe(url);
});

it("leads to the portal at the news services, named or found", () => {
  const unset = {
    url: "https://news.example",
    locale: "de" as const,
    settings: { googleNewsUrl: "", bingNewsUrl: "" },
  };
  expect(newsServices(unset).map(({ href }) => new URL(href).searchParams.get("q"))).toEqual([
    "site:news.example",
    "site:news.example",
  ]);
  const settings = { googleNewsUrl: "https://news.google.com/publications/x", bingNewsUrl: "" };
  expect(newsServices({ ...unset, settings })[0]?.href).toBe("https://news.google.com/publications/x");
});
