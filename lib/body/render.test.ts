import { describe, expect, it } from "vitest";
import { doc, heading, link, p, picture, render } from "#lib/body/render.test-support.ts";

const note = (text: string) => ({ type: "footnote", attrs: { text } });
const image = { type: "image", attrs: { mediaId: 1 } };
const dateline = "KIEW / LONDON (HAUS)";
const mark = `<span class="dateline">${dateline} –</span>`;

describe("dateline", () => {
  it("runs into the first sentence, once", () => {
    expect(render(doc(p("Eins."), p("Zwei.")), { dateline })).toBe(`<p>${mark} Eins.</p><p>Zwei.</p>`);
  });

  it.each([
    ["a picture", image],
    ["a heading", heading("Titel")],
    ["a divider", { type: "horizontalRule" }],
    ["an empty line", p()],
  ])("finds it below %s", (_, first) => {
    const html = render(doc(first, p("Eins."), p("Zwei.")), { dateline });
    expect(html.split(mark)).toHaveLength(2);
    expect(html).toContain(`<p>${mark} Eins.</p>`);
  });

  it("stands alone before a list or quote, and where there is no sentence", () => {
    const quote = { type: "quote", content: [p("Zitat")] };
    expect(render(doc(quote, p("Eins.")), { dateline }).startsWith(`<p>${mark}</p><figure`)).toBe(true);
    expect(render(doc(heading("Titel"), quote), { dateline })).toContain(`</h2><p>${mark}</p><figure`);
    expect(render(doc(image), { dateline }).split(mark)).toHaveLength(2);
  });
});

describe("links", () => {
  it("labels what is paid for before it, on the page and alone", () => {
    for (const standalone of [false, true]) {
      expect(render(doc(p("Zum ", link("Buch", "https://paid.example/b"))), { standalone })).toBe(
        '<p>Zum <span class="paid-label">Anzeige</span> <a href="https://paid.example/b" rel="sponsored nofollow noopener">Buch</a></p>',
      );
    }
  });

  it("tells foreign from own addresses, also when they are written out", () => {
    const html = render(
      doc(
        p(
          link("a", "https://other.example/"),
          link("b", "/c"),
          link("d", "https://depesche.example/e"),
          link("f", "mailto:a@b.example"),
        ),
      ),
    );
    expect(html).toBe(
      '<p><a href="https://other.example/" rel="noopener">a</a><a href="/c">b</a><a href="https://depesche.example/e">d</a><a href="mailto:a@b.example">f</a></p>',
    );
  });

  it("are absolute where a text stands alone", () => {
    expect(render(doc(p(link("b", "/c?d#e"))), { standalone: true })).toBe(
      '<p><a href="https://depesche.example/c?d#e">b</a></p>',
    );
  });

  it("are none without words", () => {
    const lonely = { type: "hardBreak", marks: [{ type: "link", attrs: { href: "/x" } }] };
    expect(render(doc(p("a", lonely, "b")))).toBe("<p>a<br>b</p>");
  });
});

describe("footnotes", () => {
  const text = doc(p("a", note("Erste")), { type: "quote", content: [p("b", note("Zweite <i>"))] });

  it("are numbered as they come and lead there and back", () => {
    const html = render(text);
    expect(html).toContain('a<sup class="footnote"><a id="fnref-1" href="#fn-1">1</a></sup>');
    expect(html).toContain('<a id="fnref-2" href="#fn-2">2</a>');
    expect(html).toContain(
      '<li id="fn-2">Zweite &lt;i&gt; <a href="#fnref-2" aria-label="Zurück zum Text">↩</a></li>',
    );
  });

  it("carry no ids where several texts may stand on one page", () => {
    const html = render(text, { standalone: true });
    expect(html).not.toMatch(/ id=|href="#/);
    expect(html).toContain("<li>Erste</li>");
  });

  it("are no links within links", () => {
    const marks = [{ type: "link", attrs: { href: "/x" } }];
    const html = render(doc(p(link("a", "/x"), { ...note("n"), marks }, link("b", "/x"))));
    expect(html).toContain(
      '<a href="/x">a</a><sup class="footnote"><a id="fnref-1" href="#fn-1">1</a></sup><a href="/x">b</a>',
    );
  });
});

describe("pictures", () => {
  it("have their sizes, words, credit and licence", () => {
    const html = render(doc(image));
    expect(html).toContain('<source type="image/avif" srcset="/media/1/800.avif 800w"');
    expect(html).toContain('width="1600" height="900" alt="Ein Serverraum" loading="lazy"');
    expect(html).toContain(
      '<figcaption>Nachts, halb drei <span class="credit">Foto: A. Beispiel</span> <a class="licence" href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener">CC BY 4.0</a></figcaption>',
    );
  });

  it("say what they showed while the file is not here", () => {
    expect(render(doc({ type: "image", attrs: { mediaId: 2 } }))).toContain("<p>Ein Serverraum</p>");
    expect(render(doc({ type: "image", attrs: { mediaId: 3 } }))).toContain("<p>Das Bild fehlt.</p>");
  });

  it("stand alone with one absolute address", () => {
    const html = render(doc(image), { standalone: true });
    expect(html).toContain(`<img src="https://depesche.example/media/1/1600.jpeg" width="${picture.width}"`);
    expect(html).not.toMatch(/srcset|data-|<picture/);
  });
});

describe("headings", () => {
  it("without words are left out, like empty paragraphs: they mislead who listens", () => {
    expect(render(doc(heading("Erster"), { type: "heading" }, heading("Zweiter")))).toBe(
      '<h2 id="erster">Erster</h2><h2 id="zweiter">Zweiter</h2>',
    );
  });

  it("have no ids where a text stands alone", () => {
    expect(render(doc(heading("Erster")), { standalone: true })).toBe("<h2>Erster</h2>");
  });
});

describe("other houses' content", () => {
  const embed = (url: string) => doc({ type: "embed", attrs: { url, title: "Der Film" } });
  const variants = [
    { format: "avif" as const, width: 480, height: 270, url: "/media/1.avif" },
    { format: "jpeg" as const, width: 480, height: 270, url: "/media/1.jpg" },
  ];
  const film = "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1";
  const song = "https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC";
  const embedPictures = new Map([
    [film, { frame: film, width: 480, height: 270, variants }],
    [song, { frame: song, width: 320, height: 320, variants }],
  ]);

  it("has its picture before the click, as wide as the text, without words", () => {
    const html = render(embed("https://vimeo.com/76979871"), { embedPictures });
    expect(html).toContain('<figure class="embed image"><click-frame ');
    expect(html).toMatch(/<img src="\/media\/1\.jpg"[^>]* width="480" height="270" alt="" loading="lazy"/);
    expect(html).toMatch(/<\/picture><a href="https:\/\/vimeo\.com\/76979871"/);
  });

  it("has a small cover where it is to be heard", () => {
    const html = render(embed("https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC"), { embedPictures });
    expect(html).toContain('<figure class="embed"><click-frame ');
    expect(html).toMatch(/sizes="160px" width="160" height="160" alt=""/);
  });

  it("has none where there is none, and none in feeds", () => {
    const other = render(embed("https://vimeo.com/76979872"), { embedPictures });
    const alone = render(embed("https://vimeo.com/76979871"), { embedPictures, standalone: true });
    for (const html of [other, alone]) {
      expect(html).toContain('<figure class="embed">');
      expect(html).not.toContain("<img");
    }
  });
});
