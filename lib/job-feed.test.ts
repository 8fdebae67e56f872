import { describe, expect, it } from "vitest";
import { FeedError, parseJobFeed } from "#lib/job-feed.ts";

const url = "https://jobs.example/feed";
const read = (text: string) => parseJobFeed(text, url);

const job = {
  externalId: "17",
  title: "Volontariat & mehr",
  href: "https://jobs.example/17",
  employer: "Musterverlag",
  place: "Berlin",
  endsAt: new Date("2026-12-24T00:00:00Z"),
};

describe("reads the same ad from", () => {
  it("RSS", () => {
    const text = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:j="https://jobs.example/ns">
      <channel><title>Stellen</title><link>https://jobs.example/</link>
      <item><title><![CDATA[Volontariat &amp; mehr]]></title><link>/17</link><guid isPermaLink="false">17</guid>
        <dc:creator>Musterverlag</dc:creator><j:location>Berlin</j:location><j:expirationDate>2026-12-24T00:00:00Z</j:expirationDate></item>
      <item><title></title><link>/18</link></item><item><title>Ohne Adresse</title><link>javascript:alert(1)</link></item>
      </channel></rss>`;
    expect(read(text)).toEqual({ format: "rss", jobs: [job] });
  });

  it("Atom", () => {
    const text = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:j="https://jobs.example/ns"><title>Stellen</title><id>x</id>
      <entry><id>17</id><title type="html">Volontariat &amp;amp; &lt;b&gt;mehr&lt;/b&gt;</title>
        <link rel="self" href="/self/17"/><link href="https://jobs.example/17"/>
        <author><name>Musterverlag</name></author><j:location>Berlin</j:location><j:validThrough>2026-12-24T00:00:00Z</j:validThrough></entry></feed>`;
    expect(read(text)).toEqual({ format: "atom", jobs: [job] });
  });

  it("JSON Feed", () => {
    const items = [
      {
        id: "17",
        title: "Volontariat & mehr",
        url: "/17",
        authors: [{ name: "Musterverlag" }],
        _location: "Berlin",
        expiration_date: "2026-12-24T00:00:00Z",
      },
      null,
      { title: 7 },
    ];
    expect(read(JSON.stringify({ version: "https://jsonfeed.org/version/1.1", items }))).toEqual({
      format: "json",
      jobs: [job],
    });
  });
});

it("takes the address for a number where there is none, and each ad once", () => {
  const item = "<item><title>A</title><link>https://jobs.example/a</link></item>";
  const { jobs } = read(`<rss><channel>${item}${item}</channel></rss>`);
  expect(jobs.map(({ externalId }) => externalId)).toEqual(["https://jobs.example/a"]);
});

it("is bounded", () => {
  const items = Array.from({ length: 700 }, (_, i) => ({ id: `${i}`, title: "x".repeat(999), url: `/${i}` }));
  const { jobs } = read(JSON.stringify({ items }));
  expect(jobs).toHaveLength(500);
  expect(jobs[0]?.title).toHaveLength(200);
});

it.each([
  ["a page", "<!doctype html><html><body><p>Wartung<br></p></body></html>"],
  ["half a feed", "<rss><channel><item><title>A</title>"],
  ["nothing", ""],
  ["words", "Guten Tag"],
  ["other JSON", '{"jobs":[]}'],
  ["broken JSON", '{"items":['],
  [
    "an entity that leads outside",
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
  ],
])("refuses %s", (_, text) => {
  expect(() => read(text)).toThrow(FeedError);
});
