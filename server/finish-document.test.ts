import { expect, test } from "vitest";
import { finishDocument } from "#server/finish-document.ts";

const islands = new Map([["/islands/share.js", "/islands/share-1a2b.js"]]);
const finish = (html: string) => finishDocument(html, islands);

test("Next's runtime and flight data go, with the marks that they read", () => {
  const html = [
    '<head><link rel="stylesheet" href="/_next/static/a.css" data-precedence="next"/>',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/b.js"/>',
    '<link rel="preload" as="font" href="/fonts/a.woff2"/>',
    '<script src="/_next/static/c.js" async=""></script></head>',
    '<body><div hidden=""><!--$--><!--/$--></div><p>Von <!-- -->Ada</p>',
    '<script id="_R_">(globalThis["TURBOPACK"] = []).push("<p>")</script>',
    '<script>self.__next_f.push([1,"<\\u002fscript>"])</script></body>',
  ].join("");
  expect(finish(html).html).toBe(
    '<head><link rel="stylesheet" href="/_next/static/a.css"/><link rel="preload" as="font" href="/fonts/a.woff2"/></head><body><p>Von Ada</p></body>',
  );
});

test("data blocks stay to the letter", () => {
  const block = '<script type="application/ld+json">{"name":"<!-- -->  data-precedence=\\"x\\""}</script>';
  expect(finish(`<!-- -->${block}<p>a</p>`).html).toBe(`${block}<p>a</p>`);
});

test("islands of the build stay, under their own address; what only looks like one goes", () => {
  expect(finish('<script src="/islands/share.js" async=""></script>').html).toBe(
    '<script async type="module" src="/islands/share-1a2b.js"></script>',
  );
  expect(finish('<script src="/islands/other.js"></script>').html).toBe("");
});

test("what readers wrote about scripts is text, and stays", () => {
  const text = "<p>&lt;script&gt;$RC(1)&lt;/script&gt; &lt;!-- --&gt;</p>";
  expect(finish(text).html).toBe(text);
});

test("a page with open boundaries is left as it is, and its scripts are named", () => {
  const html = '<!--$?--><template id="B:0"></template><script>$RC("B:0")</script><style>a{}</style>';
  expect(finish(html)).toEqual({ html, styles: ["a{}"], scripts: ['$RC("B:0")'], frames: [], counters: [] });
});

test("what a reader can have shown is named by the renderer's own element alone", () => {
  const frame = (provider: string) =>
    `<click-frame provider="${provider}" frame="https://evil.example"></click-frame>`;
  const html = `<p>&lt;click-frame provider="vimeo"</p>${frame("youtube")}${frame("youtube")}${frame("evil")}${frame("constructor")}`;
  expect(finish(html).frames).toEqual(["https://www.youtube-nocookie.com"]);
  expect(finish("<p>Ada</p>").frames).toEqual([]);
});

test("a counting picture is let in by its server's name alone", () => {
  const pixel = (host: string) => `<img src="https://${host}/na/abc" width="1" height="1" alt=""/>`;
  const html = pixel("vg08.met.vgwort.de") + pixel("vg08.met.vgwort.de.evil.example") + pixel("evil.example");
  expect(finish(html).counters).toEqual(["https://vg08.met.vgwort.de"]);
});
