import { expect, it } from "vitest";
import { RelatedNews } from "#components/articles/related-news.tsx";
import { inVoiceOf } from "#components/ui/voice.ts";
import { writeHtml } from "#components/ui/write-html.ts";
import type { RelatedTeaser } from "#lib/articles.ts";
import { sampleArticle, sampleSite } from "#lib/testing/samples.ts";

const bare = { topics: [], words: [], story: false };

it.each<[string, Partial<RelatedTeaser>, string]>([
  ["a running story", { reason: { topics: ["Bahn"], words: ["gleis"], story: true } }, "aus derselben Reihe"],
  [
    "topics before words, three of both",
    { reason: { topics: ["Bahn", "Gleis"], words: ["Gleis", "Weiche", "Schwelle"], story: false } },
    "gemeinsam: Bahn, Gleis, Weiche",
  ],
  ["an editor's choice", { isPinned: true }, "Von der Redaktion empfohlen"],
  ["nothing that has a name", {}, "aus dem Ressort Kultur"],
])("says why an article is near: %s", (_, more, words) => {
  const section = { slug: "kultur", name: "Kultur" };
  const article = { ...sampleArticle({ section }), reason: bare, isPinned: false, ...more };
  const html = inVoiceOf(sampleSite(), () => writeHtml(<RelatedNews articles={[article]} />));
  expect(html).toContain(` · ${words}</p>`);
});
