/** Elements that stand for themselves; running text between them becomes paragraphs. */
const BLOCKS = new Set(
  "address article aside blockquote caption center col colgroup dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
/** Inside these a line break is a line break, never a paragraph. */
const NO_PARAGRAPHS = new Set(
  "caption dd dt figcaption h1 h2 h3 h4 h5 h6 legend li p summary td th figure".split(" "),
);
/** Copied as they stand. */
const VERBATIM = new Set("pre script style textarea svg iframe object select video audio".split(" "));
const VOID = new Set(["hr", "col"]);

const TAG = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/gi;

/**
 * The classic editor's paragraphs: an empty line begins a new one, a single line break stays one. Blocks are
 * left as they are, `<pre>` and scripts to the letter.
 */
export function autoParagraphs(html: string): string {
  const text = html.replace(/\r\n?/g, "\n");
  const open: string[] = [];
  let made = "";
  let run = "";
  const flush = () => {
    made += NO_PARAGRAPHS.has(open.at(-1) ?? "") ? withBreaks(run, open.at(-1) ?? "") : paragraphs(run);
    run = "";
  };
  let from = 0;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(text); match; match = TAG.exec(text)) {
    const [tag, slash, rawName = ""] = match;
    const name = rawName.toLowerCase();
    run += text.slice(from, match.index);
    from = TAG.lastIndex;
    const isVerbatim = VERBATIM.has(name) && !slash;
    if (isVerbatim) {
      const end = endOf(text, name, from);
      const whole = tag + text.slice(from, end);
      if (BLOCKS.has(name)) {
        flush();
        made += whole;
      } else run += whole;
      from = end;
      TAG.lastIndex = end;
    } else if (BLOCKS.has(name)) {
      flush();
      made += tag.replace(/\n/g, " ");
      if (slash) {
        const at = open.lastIndexOf(name);
        if (at >= 0) open.length = at;
      } else if (!VOID.has(name) && !tag.endsWith("/>")) open.push(name);
    } else run += tag.replace(/\n/g, " ");
  }
  run += text.slice(from);
  flush();
  return made;
}

/** Behind the end tag, or the end of the text when there is none. */
function endOf(text: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\s*>`, "gi");
  end.lastIndex = from;
  return end.exec(text) ? end.lastIndex : text.length;
}

function paragraphs(run: string): string {
  if (!run.trim()) return run.includes("\n") ? "\n" : "";
  return run
    .split(/\n[^\S\n]*\n\s*/)
    .filter((part) => part.trim())
    .map((part) => `<p>${breaks(part.trim())}</p>\n`)
    .join("");
}

function withBreaks(run: string, inside: string): string {
  if (!run.trim()) return run.includes("\n") ? "\n" : run;
  if (/^h[1-6]$/.test(inside)) return run.replace(/\s*\n\s*/g, " ");
  const lead = /^\s/.test(run) ? " " : "";
  return `${lead}${breaks(run.trim())}`;
}

const breaks = (text: string) => text.replace(/[^\S\n]*(<br\s*\/?>)?[^\S\n]*\n\s*/gi, "<br>\n");
