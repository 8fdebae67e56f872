import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { ArticleHeader } from "#components/articles/article-header.tsx";
import { MostRead } from "#components/articles/most-read.tsx";
import { RelatedNews } from "#components/articles/related-news.tsx";
import { StoryChain } from "#components/articles/story-chain.tsx";
import {
  BlockTeaser,
  LeadTeaser,
  ListTeaser,
  SecondTeaser,
  TextTeaser,
} from "#components/articles/teasers.tsx";
import { Ticker } from "#components/articles/ticker.tsx";
import { inVoiceOf } from "#components/ui/voice.ts";
import { writeHtml } from "#components/ui/write-html.ts";
import { Banner } from "#components/widgets/banner.tsx";
import { Promotions } from "#components/widgets/promotions.tsx";
import { type Promotions as PromotionsData, withPaidLabels } from "#lib/promos.ts";
import { sampleArticle, samplePicture, sampleSite } from "#lib/testing/samples.ts";

/** Rule AD: whatever is paid for says "Anzeige" before its words, wherever it stands. */
const site = sampleSite();
const write = (node: ReactNode) => inVoiceOf(site, () => writeHtml(node));
const own = site.url;

/** Where the label stands and where the words begin; the first must come first. */
function expectLabelBefore(html: string, words: string) {
  const label = html.indexOf("Anzeige");
  expect(label, html).toBeGreaterThan(-1);
  expect(label).toBeLessThan(html.indexOf(words));
}

describe("a sponsored article", () => {
  const sponsored = sampleArticle({ sponsor: "Muster AG" });
  const free = sampleArticle();
  const reason = { topics: [], words: [], story: false };
  const places: [string, (article: typeof free) => ReactNode][] = [
    ["its own page", (article) => <ArticleHeader article={article} />],
    ["the lead", (article) => <LeadTeaser article={article} />],
    ["the second rank", (article) => <SecondTeaser article={article} />],
    ["a section's block", (article) => <BlockTeaser article={article} />],
    ["a line of it", (article) => <TextTeaser article={article} />],
    ["a list", (article) => <ListTeaser article={article} />],
    ["a list under one name", (article) => <ListTeaser article={article} kicker={false} />],
    ["the ticker", (article) => <Ticker articles={[article]} />],
    ["most read", (article) => <MostRead articles={[article]} />],
    ["related news", (article) => <RelatedNews articles={[{ ...article, reason, isPinned: false }]} />],
    [
      "a running story",
      (article) => <StoryChain story={{ slug: "s", title: "Lauf", earlier: article, later: null }} />,
    ],
  ];
  it.each(places)("is labelled on %s", (_, set) => {
    expectLabelBefore(write(set(sponsored)), sponsored.title);
    expect(write(set(free))).not.toContain("Anzeige");
  });
});

describe("what stands under an article", () => {
  const paid = "https://shop.example/1";
  const data: PromotionsData = {
    promos: [{ id: 1, text: "Ein Hinweis", href: paid, paid: false }],
    jobs: [{ id: 2, title: "Eine Stelle", employer: "", place: "", href: paid, paid: false }],
    books: [
      {
        id: 3,
        title: "Ein Buch",
        author: "",
        publisher: "",
        year: null,
        blurb: "",
        href: paid,
        paid: false,
        price: 24,
        currency: "EUR",
        priceDate: "2026-11-24",
        cover: samplePicture(),
      },
    ],
    banner: null,
  };
  const set = (changes: Partial<PromotionsData>) =>
    write(
      <Promotions
        promotions={withPaidLabels(
          { promos: [], jobs: [], books: [], banner: null, ...changes },
          site.settings,
        )}
        own={own}
      />,
    );

  it.each([
    ["a promo link", { promos: data.promos }, "Ein Hinweis"],
    ["a job ad", { jobs: data.jobs }, "Eine Stelle"],
    ["a book", { books: data.books }, "Ein Buch"],
  ])("%s to a paid address is labelled though nobody marked it", (_, changes, words) => {
    const html = set(changes);
    expectLabelBefore(html.slice(html.indexOf("<ul")), words);
    expect(html).toContain('rel="sponsored nofollow noopener"');
    expect(html).toContain("Provision");
  });

  it("of the house itself is not", () => {
    const html = set({ promos: [{ id: 1, text: "Newsletter", href: "/subscribe", paid: false }] });
    expect(html).not.toContain("Anzeige");
    expect(html).not.toContain("sponsored");
  });

  it("a book without a shop is words, no link", () => {
    const html = set({ books: data.books.map((book) => ({ ...book, href: "" })) });
    expect(html).toContain("Ein Buch");
    expect(html).not.toContain("<a ");
    expect(html).toContain("/media/7/480.jpeg");
  });

  it("a banner is labelled before its picture, and nothing of it is there without one", () => {
    const banner = { id: 4, name: "Herbst", href: "https://x.example/", picture: samplePicture({ alt: "" }) };
    const html = write(<Banner banner={banner} own={own} />);
    expectLabelBefore(html, "<picture");
    expect(html).toContain('rel="sponsored nofollow noopener"');
    expect(html).toContain('alt="Herbst"');
    expect(html).not.toContain("<script");
    expect(set({ banner })).toContain('alt="Herbst"');
    expect(set({})).toBe("");
  });
});
