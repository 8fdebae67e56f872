/**
 * HTML as Word, LibreOffice and Google Docs put it on the clipboard, said plainly: what they hide in comments, classes
 * and style attributes becomes the elements that it means. What comes out is still foreign and goes through fromHtml.
 */
export function fromOffice(html: string): string {
  return STEPS.reduce((text, step) => step(text), fragmentOf(html));
}

/** Between the marks that the clipboard's format sets (CF_HTML); without them it is all of it. */
function fragmentOf(html: string): string {
  return /<!--StartFragment-->([\s\S]*)<!--EndFragment-->/.exec(html)?.[1] ?? html;
}

/** `<![if !supportLists]>·<![endif]>` holds the bullet as it is drawn, `<!--[if …]>…<![endif]-->` what only Office reads. */
function withoutConditions(html: string): string {
  return html
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, "")
    .replace(/<!\[if !supportLists\]>[\s\S]*?<!\[endif\]>/gi, "")
    .replace(/<!\[(?:if[^\]]*|endif)\]>/gi, "");
}

const withoutOfficeTags = (html: string): string =>
  html
    .replace(/<\/?(?:o|w|v|m|st1):[^>]*>/gi, "")
    .replace(/<(?:style|xml|meta|link)\b[\s\S]*?(?:<\/(?:style|xml)>|>)/gi, "");

/** Google Docs wraps all it copies in a <b> that is not bold. */
const withoutDocsFrame = (html: string): string =>
  /\bid="docs-internal-guid/.test(html)
    ? html.replace(/<b\b[^>]*docs-internal-guid[^>]*>([\s\S]*)<\/b>/i, "$1")
    : html;

type ListLine = { level: number; ordered: boolean; words: string };

const LIST_LINE = /<p\b([^>]*\bmso-list:\s*l\d+\s+level(\d+)[^>]*)>([\s\S]*?)<\/p>/gi;

/** Word's list items are paragraphs that say in their style which list and level they are of. */
function withLists(html: string): string {
  const kept: ListLine[] = [];
  // Every line becomes a sign of its own; runs of signs with nothing but space between are one list.
  const signed = html.replace(LIST_LINE, (_, attributes: string, level: string, words: string) => {
    const bullet = /^\s*(?:<[^>]+>|&nbsp;|\s)*(?:\(?(?:\d+|[a-z]|[ivx]+)[.)])/i.test(words);
    kept.push({
      level: Math.min(Number(level), 9),
      ordered:
        bullet ||
        /mso-level-number-format:\s*(?!bullet)/i.test(attributes) ||
        /MsoListNumber/i.test(attributes),
      words: withoutBullet(words),
    });
    return `\u{E000}${kept.length - 1}\u{E001}`;
  });
  return signed.replace(/(?:\u{E000}\d+\u{E001}\s*)+/gu, (run) =>
    nested([...run.matchAll(/\u{E000}(\d+)\u{E001}/gu)].flatMap(([, at]) => kept[Number(at)] ?? [])),
  );
}

/** What Word draws before an item: "·", "o", "§", "1." and the spaces after it. */
const withoutBullet = (words: string): string =>
  words
    .replace(/<span\b[^>]*mso-list:\s*Ignore[^>]*>[\s\S]*?<\/span>(?:\s*<\/span>)?/i, "")
    .replace(/^((?:\s|&nbsp;|<[^>]+>)*)(?:[·•o§▪–-]|\(?(?:\d+|[a-z])[.)])(?:\s|&nbsp;)+/i, "$1");

function nested(lines: readonly ListLine[]): string {
  const open: string[] = [];
  let html = "";
  for (const { level, ordered, words } of lines) {
    const tag = ordered ? "ol" : "ul";
    while (open.length > level) html += `</li></${open.pop()}>`;
    if (open.length === level) html += "</li>";
    while (open.length < level) {
      html += `<${tag}>${open.length + 1 < level ? "<li>" : ""}`;
      open.push(tag);
    }
    html += `<li><p>${words}</p>`;
  }
  while (open.length > 0) html += `</li></${open.pop()}>`;
  return html;
}

const STYLED = /<span\b[^>]*\bstyle=(?:"([^"]*)"|'([^']*)')[^>]*>((?:(?!<\/?span\b)[\s\S])*)<\/span>/gi;

const MEANINGS: readonly [style: RegExp, tag: string][] = [
  [/font-weight:\s*(?:bold|[6-9]00)/i, "strong"],
  [/font-style:\s*italic/i, "em"],
  [/text-decoration(?:-line)?:[^;]*line-through/i, "s"],
  [/vertical-align:\s*sub/i, "sub"],
  [/vertical-align:\s*super/i, "sup"],
];

/** Docs says with style attributes what strong and em are for. The innermost first, until none is left. */
function withMarks(html: string): string {
  let before = "";
  let text = html;
  for (let round = 0; before !== text && round < 12; round++) {
    before = text;
    text = text.replace(
      STYLED,
      (_, double: string | undefined, single: string | undefined, words: string) => {
        const style = double ?? single ?? "";
        return MEANINGS.reduce(
          (inner, [meaning, tag]) => (meaning.test(style) ? `<${tag}>${inner}</${tag}>` : inner),
          words,
        );
      },
    );
  }
  return text;
}

/** `class=MsoTitle` and headings by outline level. */
const withHeadings = (html: string): string =>
  html.replace(
    /<p\b[^>]*(?:class="?MsoTitle"?|mso-outline-level:\s*([1-6]))[^>]*>([\s\S]*?)<\/p>/gi,
    (_, level: string | undefined, words: string) => `<h${level ?? 2}>${words}</h${level ?? 2}>`,
  );

const STEPS: readonly ((html: string) => string)[] = [
  withoutConditions,
  withoutOfficeTags,
  withoutDocsFrame,
  withLists,
  withMarks,
  withHeadings,
];
