import { describe, expect, it } from "vitest";
import { linkTarget, type OwnPlace, ownPlace } from "#lib/own-address.ts";

const site = "https://zeitung.example";

describe("where a link leads", () => {
  it.each([
    ["/ki/meldung#kommentare", { url: "/ki/meldung", host: "" }],
    ["/?p=12", { url: "/?p=12", host: "" }],
    ["https://zeitung.example/über uns".replace(" ", "%20"), { url: "/%C3%BCber%20uns", host: "" }],
    ["http://Zeitung.example", { url: "/", host: "" }],
    [
      "https://www.andere.example/a?b=1#c",
      { url: "https://www.andere.example/a?b=1", host: "www.andere.example" },
    ],
    [
      "https://zeitung.example.andere.example/",
      { url: "https://zeitung.example.andere.example/", host: "zeitung.example.andere.example" },
    ],
    ["HTTP://andere.example:8080", { url: "http://andere.example:8080/", host: "andere.example:8080" }],
  ])("%s", (href, target) => {
    expect(linkTarget(href, site)).toEqual(target);
  });

  it.each(["mailto:a@b.example", "tel:+491234", "#oben", "?seite=2", "https://", `/${"x".repeat(2100)}`])(
    "%s is nobody's to look at",
    (href) => {
      expect(linkTarget(href, site)).toBeNull();
    },
  );
});

it.each<[string, OwnPlace["kind"], string?, string?]>([
  ["/", "there"],
  ["/?utm_source=x", "there"],
  ["/?p=12", "elsewhere"],
  ["/feed.xml", "there"],
  ["/latest", "there"],
  ["/archive/2026/11", "there"],
  ["/comments/12", "there"],
  ["/robots.txt", "there"],
  ["/admin/articles/12", "closed"],
  ["/preview/abc", "closed"],
  ["/ki", "section-or-page", "ki"],
  ["/ki/?page=2", "section-or-page", "ki"],
  ["/ki/feed.json", "section-or-page", "ki"],
  ["/imprint", "section-or-page", "imprint"],
  ["/%C3%BCber-uns", "section-or-page", "über-uns"],
  ["/ki/meldung", "article", "ki", "meldung"],
  ["/ki/meldung/?after=3", "article", "ki", "meldung"],
  ["/ki/meldung/comments.xml", "article", "ki", "meldung"],
  ["/topic/bahn", "topic", "bahn"],
  ["/topic/bahn/feed.atom", "topic", "bahn"],
  ["/author/mara", "author", "mara"],
  ["/story/wahl/from-start", "story", "wahl"],
  ["/story/wahl/sonst", "elsewhere", "wahl"],
  ["/media/ab/abcd.jpg", "media", "ab/abcd.jpg"],
  ["/2019/04/alter-artikel", "elsewhere"],
  ["/wp-content/uploads/bild.jpg", "elsewhere"],
])("%s names %s %s %s", (url, kind, first = "", second = "") => {
  expect(ownPlace(url)).toEqual({ kind, first, second });
});
