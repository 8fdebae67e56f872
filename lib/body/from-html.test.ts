import { describe, expect, it } from "vitest";
import type { ImageReference } from "#lib/body/block-reader.ts";
import { fromHtml } from "#lib/body/from-html.ts";
import { render } from "#lib/body/render.test-support.ts";
import { toText } from "#lib/body/text.ts";

/** Every picture whose address ends in a number is known under that number. */
const image = ({ src }: ImageReference) => Number(/(\d+)$/.exec(src)?.[1] ?? 0) || null;
const read = (html: string, foreign = false) => fromHtml(html, { image, foreign });
const shape = (html: string) => read(html).doc.toString().slice(4, -1);

describe("words and marks", () => {
  it.each([
    ["foo<b> bar</b> baz", 'paragraph("foo", bold(" bar"), " baz")'],
    ["foo <b> bar</b>\n<i>\tbaz </i>", 'paragraph("foo ", bold("bar"), " ", italic("baz"))'],
    ["<p>a <code> b</code></p>", 'paragraph("a ", code("b"))'],
    ['<code><a href="/x">b</a></code>', 'paragraph(link(code("b")))'],
    ["<b><p>x</p> y</b>", 'paragraph(bold("x")), paragraph(bold("y"))'],
    ['<a href="/x"><div>block</div></a>', 'paragraph(link("block"))'],
    ["<p>a<br>b<br><br>c<br></p>", 'paragraph("a", hardBreak, "b"), paragraph("c")'],
    ["<p>&nbsp;</p><p> </p>", "paragraph"],
    ["<p>a&nbsp;b c&shy;d 👩‍👩‍👧 שלום</p>", 'paragraph("a\u00a0b c\u00add 👩‍👩‍👧 שלום")'],
    ["<p>halb\ud800</p>", 'paragraph("halb\ufffd")'],
    ["<p>Mu\u0308ller</p>", 'paragraph("Müller")'],
    ["a<!-- b -->c<![CDATA[ d ]]>", 'paragraph("ac")'],
    ["<html><head><title>t</title></head><body>x</body></html>", 'paragraph("x")'],
    ["<constructor>x</constructor><p>y</p>", 'paragraph("x"), paragraph("y")'],
    ["<q>Ja</q>, sagte sie", 'paragraph("„Ja“, sagte sie")'],
    ["<dl><dt>T</dt><dd>D</dd></dl>", 'paragraph(bold("T")), paragraph("D")'],
    ['<sup class="footnote">1</sup>', 'paragraph(superscript("1"))'],
    ["<h1>a<br>b</h1>", 'heading("a", hardBreak, "b")'],
    ["<h2>a<br><br>b</h2>", 'heading("a"), heading("b")'],
  ])("reads %s", (html, expected) => {
    expect(shape(html)).toBe(expected);
  });

  it("follows addresses as a browser would, and none that does harm", () => {
    const { doc, dropped } = read(
      '<a href=" //example.org/a b\n">1</a><a href="java\nscript:alert(1)">2</a><a href="data:,x">3</a>',
    );
    expect(render(doc)).toBe('<p><a href="https://example.org/a%20b" rel="noopener">1</a>23</p>');
    expect(dropped).toEqual(["link java\nscript:alert(1)", "link data:,x"]);
  });

  it("keeps one link around a line break, and none around a footnote", () => {
    const html = '<p><a href="/x">eins<br>zwei<span data-footnote="Note"></span></a></p>';
    expect(render(read(html).doc)).toContain('<a href="/x">eins<br>zwei</a><sup class="footnote">');
  });
});

describe("lists", () => {
  it.each([
    ["<ul>lose<li>a</li></ul>", 'bulletList(listItem(paragraph("lose")), listItem(paragraph("a")))'],
    [
      "<ul><li>a</li><ul><li>b</li></ul></ul>",
      'bulletList(listItem(paragraph("a"), bulletList(listItem(paragraph("b")))))',
    ],
    ["<ul><ul><li>b</li></ul></ul>", 'bulletList(listItem(paragraph("b")))'],
    ["<ul><li></li><li>&nbsp;</li></ul>", "paragraph"],
    [
      "<ul><li><img src=/1>a</li><li>b</li></ul>",
      'bulletList(listItem(paragraph("a"))), image, bulletList(listItem(paragraph("b")))',
    ],
    [
      "<ul><li><blockquote><p>x</p><cite>Wer</cite></blockquote></li></ul>",
      'bulletList(listItem(paragraph("x"), paragraph("– Wer")))',
    ],
  ])("reads %s", (html, expected) => {
    expect(shape(html)).toBe(expected);
  });

  it("goes on counting after what has no place in a list", () => {
    const html = render(read('<ol start="5"><li>a</li><li>b<hr></li><li>c</li></ol>').doc);
    expect(html).toMatch(/^<ol start="5">.*<hr><ol start="7">/);
    expect(render(read('<ol start="-3"><li>a</li></ol>').doc)).toMatch(/^<ol start="0">/);
  });
});

describe("figures", () => {
  it.each([
    ["<figure><img src=/1><img src=/2><figcaption>c</figcaption></figure>", 'image, image, paragraph("c")'],
    [
      "<figure>vorn<blockquote>q</blockquote>hinten</figure>",
      'paragraph("vorn"), quote(paragraph("q")), paragraph("hinten")',
    ],
    ["<div class=wp-caption><img src=/1><p class=wp-caption-text>c</p></div>", "image"],
    [
      '<div class="gallery"><dl class="gallery-item"><dt><a><img src=/1></a></dt><dd class="wp-caption-text">c</dd></dl><br></div>',
      "gallery(image)",
    ],
    [
      '<figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li><figure><img src=/1></figure></li></ul><figcaption>c</figcaption></figure>',
      'gallery(image), paragraph("c")',
    ],
    ["<noscript><img src=/1></noscript>", "image"],
    ["<img src=data:x alt=Karte>", 'paragraph("Karte")'],
    [
      "<table>lose<tr><td>x<td>y</table>",
      'paragraph("lose"), table(tableRow(tableCell("x"), tableCell("y")))',
    ],
    ["<table><tr><td><h2>Alt</h2>x</table>", 'heading("Alt"), paragraph("x")'],
    [
      "<table><tr><td><p>a</p><ul><li>b</ul><img src=/1><td><blockquote>q<cite>w</cite></blockquote></table>",
      'table(tableRow(tableCell("a", hardBreak, "b"), tableCell("q", hardBreak, "– w"))), image',
    ],
    ["<aside class=fact-box><h3 class=fact-box-title>T</h3></aside>", 'paragraph("T")'],
    ["<iframe src=//a.example/e title=T></iframe><embed src=about:blank>", "embed"],
  ])("reads %s", (html, expected) => {
    expect(shape(html)).toBe(expected);
  });

  it("tells the importer what a picture says of itself, and keeps the words of its place", () => {
    const seen: ImageReference[] = [];
    const html =
      '<figure><a href="/gross"><img src="/a.jpg" alt="A" width="640" height="x"></a><figcaption>Wort <span class="credit">C</span></figcaption></figure>';
    const { doc, mediaIds } = fromHtml(html, { image: (reference) => seen.push(reference) });
    expect(seen).toEqual([
      { src: "/a.jpg", alt: "A", caption: "Wort", credit: "C", width: 640, height: null },
    ]);
    expect(doc.firstChild?.attrs).toEqual({ mediaId: 1, alt: "A", caption: "Wort" });
    expect(mediaIds).toEqual([1]);
  });

  it("believes our own marks only in our own HTML", () => {
    const html =
      '<p><span class="dateline">KIEW –</span> x</p><figure data-media="5"><img src="/9"></figure>';
    expect(toText(read(html).doc)).toBe("x");
    expect(read(html).mediaIds).toEqual([5]);
    expect(toText(read(html, true).doc)).toBe("KIEW – x");
    expect(read(html, true).mediaIds).toEqual([9]);
  });
});

describe("footnotes", () => {
  it("reads them where they are authored and where they were rendered", () => {
    const { doc } = read('<p>a<span data-footnote="Eine &amp; zwei"></span>.</p>');
    expect(doc.toString()).toBe('doc(paragraph("a", footnote, "."))');
    expect(fromHtml(render(doc)).doc.toJSON()).toEqual(doc.toJSON());
  });

  it("keeps a list of notes that nothing leads to", () => {
    expect(shape('<section class="footnotes"><ol><li id="fn-1">Note</li></ol></section>')).toBe(
      'orderedList(listItem(paragraph("Note")))',
    );
  });
});

it("reads other houses' content back from a page of ours, with its picture and without", () => {
  const url = "https://vimeo.com/76979871";
  const shown = render(read(`<figure><a href="${url}" data-embed="Der Film">Der Film</a></figure>`).doc);
  expect(shown).toContain("<click-frame");
  for (const html of [shown, shown.replace("<a ", '<picture><img src="/media/1.jpg" alt=""></picture><a ')])
    expect(read(html).doc.toJSON().content).toEqual([{ type: "embed", attrs: { url, title: "Der Film" } }]);
});
