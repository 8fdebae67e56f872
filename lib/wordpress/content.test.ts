import { describe, expect, it } from "vitest";
import { fromHtml } from "#lib/body/from-html.ts";
import { bodyHtml, readFootnotes } from "#lib/wordpress/content.ts";
import { type Attachment, EMPTY_LIBRARY } from "#lib/wordpress/library.ts";

const attachment = (id: string): Attachment => ({
  id,
  url: `https://alt.example/bild-${id}.jpg`,
  title: "",
  alt: `Bild ${id}`,
  caption: "",
  parent: "1",
  link: "",
  line: 0,
  mimeType: "",
});
const library = {
  ...EMPTY_LIBRARY,
  attachment: (id: string) => (["5", "6"].includes(id) ? attachment(id) : undefined),
  uploadedTo: () => [attachment("5"), attachment("6")],
  reusable: (id: string) =>
    ({
      "30": "<!-- wp:paragraph --><p>Baustein</p><!-- /wp:paragraph -->",
      "31": '<!-- wp:block {"ref":31} /-->',
    })[id],
};

function convert(content: string, footnotes = "") {
  const notes: string[] = [];
  const note = (message: string) => notes.push(message);
  const html = bodyHtml(content, {
    library,
    postId: "1",
    footnotes: readFootnotes(footnotes),
    note,
    dynamic: note,
  });
  return { html, notes };
}

/** What readers get: node names, and all their text. */
function read(content: string) {
  const { html } = convert(content);
  const { doc } = fromHtml(html, { image: () => 1 });
  return {
    blocks: doc.children.map(({ type }) => type.name),
    text: doc.textBetween(0, doc.content.size, "|", " "),
  };
}

describe("classic text", () => {
  it.each([
    ["a\n\nb\nc", "<p>a</p><p>b<br> c</p>"],
    ["a\r\n\r\n\r\nb", "<p>a</p><p>b</p>"],
    ["<h2>T\nU</h2>\ntext", "<h2>T U</h2><p>text</p>"],
    ["<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"],
    ["<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"],
    ["<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li>a</li><li>b</li></ul>"],
    ["<p>a</p>\n<p>b</p>", "<p>a</p><p>b</p>"],
    ["a<!--more-->\n\nb<!--nextpage-->", "<p>a</p><p>b</p>"],
    ["x <strong>y\nz</strong>", "<p>x <strong>y<br> z</strong></p>"],
  ])("makes paragraphs of %j", (content, html) => {
    const flat = (text: string) =>
      text.includes("<pre>") ? text.trim() : text.replace(/\n/g, " ").replace(/> </g, "><").trim();
    expect(flat(convert(content).html)).toBe(flat(html));
  });

  it("turns a bare address of a known player into an embed, others stay", () => {
    expect(read("https://youtu.be/dQw4w9WgXcQ\n\nhttps://kein-anbieter.example/x").blocks).toEqual([
      "embed",
      "paragraph",
    ]);
  });
});

describe("shortcodes", () => {
  it("keeps a picture's caption", () => {
    const { html } = convert(
      '[caption id="a" width="300"]<a href="/x"><img src="/a.jpg" alt="Alt" /></a> Die <em>Zeile</em>[/caption]',
    );
    expect(html).toContain(
      '<figure class="image"><img src="/a.jpg" alt="Alt"><figcaption>Die Zeile</figcaption></figure>',
    );
  });

  it("makes galleries of named files, or of those of the post", () => {
    expect(convert('[gallery ids="6,99"]').html).toContain("bild-6.jpg");
    expect(read("[gallery]").blocks).toEqual(["gallery"]);
  });

  it.each([
    "[embed]https://vimeo.com/1234[/embed]",
    "[youtube dQw4w9WgXcQ]",
    "[youtube=https://www.youtube.com/watch?v=dQw4w9WgXcQ]",
    '[audio mp3="https://alt.example/a.mp3"][/audio]',
    '[video src="https://alt.example/a.mp4" width="600"]',
  ])("makes an embed of %s", (content) => {
    expect(read(content).blocks).toEqual(["embed"]);
  });

  it("drops the tags of unknown ones, keeps what they enclose, and names them", () => {
    const { html, notes } = convert('[row][col w="2"]Inhalt[/col][/row]\n\n[kontakt-formular]\n\n[foo]');
    expect(html.replace(/\s+/g, "")).toBe("<p>Inhalt</p>");
    expect(notes.map((note) => /\[[\w-]+\]/.exec(note)?.[0])).toEqual([
      "[row]",
      "[col]",
      "[kontakt-formular]",
      "[foo]",
    ]);
  });

  it("leaves an editor's brackets, escaped ones and code alone", () => {
    expect(read('„Wir [die Partei] haben [sic] recht“, sagte [er]. [1] […] a[href="x"]').text).toBe(
      '„Wir [die Partei] haben [sic] recht“, sagte [er]. [1] […] a[href="x"]',
    );
    expect(read("So: [[gallery ids=1]]").text).toBe("So: [gallery ids=1]");
    expect(read("<pre>[gallery]</pre>").text).toBe("[gallery]");
  });
});

describe("blocks", () => {
  it.each([
    [
      '<!-- wp:embed {"url":"https://x.com/a/1"} --><figure>https://x.com/a/1</figure><!-- /wp:embed -->',
      ["embed"],
    ],
    [
      '<!-- wp:core-embed/youtube {"url":"https://youtu.be/abc123"} --><figure></figure><!-- /wp:core-embed/youtube -->',
      ["embed"],
    ],
    [
      '<!-- wp:image {"id":5} --><figure><img src="/x-300x200.jpg"/><figcaption>B</figcaption></figure><!-- /wp:image -->',
      ["image"],
    ],
    [
      '<!-- wp:gallery {"ids":[5,6]} --><ul class="blocks-gallery-grid"><li><figure><img src="/1.jpg"/></figure></li><li><figure><img src="/2.jpg"/></figure></li></ul><!-- /wp:gallery -->',
      ["gallery"],
    ],
    [
      "<!-- wp:quote --><blockquote><!-- wp:paragraph --><p>Z</p><!-- /wp:paragraph --><cite>Wer</cite></blockquote><!-- /wp:quote -->",
      ["quote"],
    ],
    [
      "<!-- wp:pullquote --><figure><blockquote><p>Z</p><cite>Wer</cite></blockquote></figure><!-- /wp:pullquote -->",
      ["quote"],
    ],
    [
      '<!-- wp:code --><pre class="wp-block-code"><code>a &lt; b</code></pre><!-- /wp:code -->',
      ["codeBlock"],
    ],
    ["<!-- wp:verse --><pre>Zeile eins\nZeile zwei</pre><!-- /wp:verse -->", ["paragraph"]],
    [
      "<!-- wp:separator --><hr/><!-- /wp:separator --><!-- wp:spacer --><div></div><!-- /wp:spacer -->",
      ["horizontalRule"],
    ],
    [
      "<!-- wp:table --><figure><table><tbody><tr><td>1</td></tr></tbody></table></figure><!-- /wp:table -->",
      ["table"],
    ],
    [
      '<!-- wp:file {"href":"https://alt.example/a.pdf"} --><div><a href="https://alt.example/a.pdf">A</a></div><!-- /wp:file -->',
      ["embed"],
    ],
    [
      "<!-- wp:details --><details><summary>Was ist das?</summary><!-- wp:paragraph --><p>Das.</p><!-- /wp:paragraph --></details><!-- /wp:details -->",
      ["factBox"],
    ],
    [
      "<!-- wp:columns --><div><!-- wp:column --><div><!-- wp:paragraph --><p>L</p><!-- /wp:paragraph --></div><!-- /wp:column --><!-- wp:column --><div><!-- wp:paragraph --><p>R</p><!-- /wp:paragraph --></div><!-- /wp:column --></div><!-- /wp:columns -->",
      ["paragraph", "paragraph"],
    ],
    [
      '<!-- wp:media-text {"mediaId":6} --><div><figure><img src="/x.jpg"/></figure><div><!-- wp:paragraph --><p>T</p><!-- /wp:paragraph --></div></div><!-- /wp:media-text -->',
      ["image", "paragraph"],
    ],
    ['<!-- wp:block {"ref":30} /-->', ["paragraph"]],
    ['<!-- wp:html --><iframe src="https://player.vimeo.com/video/77"></iframe><!-- /wp:html -->', ["embed"]],
    ["<!-- wp:paragraph --><p>offen", ["paragraph"]],
  ])("reads %s", (content, blocks) => {
    expect(read(content).blocks).toEqual(blocks);
  });

  it("drops what WordPress fills anew, and names it", () => {
    const { html, notes } = convert(
      '<!-- wp:latest-posts {"n":3} /--><!-- wp:query --><div><!-- wp:post-title /--></div><!-- /wp:query -->',
    );
    expect(html.trim()).toBe("");
    expect(notes).toEqual(["latest-posts", "query"]);
  });

  it("ends a reusable block that holds itself, and names one that is not there", () => {
    expect(convert('<!-- wp:block {"ref":31} /-->').notes).toHaveLength(1);
    expect(convert('<!-- wp:block {"ref":99} /-->').notes).toHaveLength(1);
  });

  it("puts footnotes where they belong", () => {
    const { html } = convert(
      '<!-- wp:paragraph --><p>Satz<sup data-fn="ab" class="fn"><a href="#ab" id="ab-link">1</a></sup>.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->',
      '[{"id":"ab","content":"Die <em>Note</em>"}]',
    );
    expect(html).toContain('Satz<span data-footnote="Die Note"></span>.');
  });

  it("survives nesting without end", () => {
    const deep = "<!-- wp:group --><div>".repeat(5000);
    expect(read(`${deep}<!-- wp:paragraph --><p>Grund</p><!-- /wp:paragraph -->`).text).toContain("Grund");
  });
});
