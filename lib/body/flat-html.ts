import { defaultTreeAdapter, html as names, type Token, Tokenizer, TokenizerMode } from "parse5";
import type { DomNode } from "#lib/body/dom.ts";

/** Tags that only style words: what stands around them is one line. */
const WITHIN_LINES =
  /^(a|abbr|b|big|cite|code|del|em|font|i|ins|kbd|mark|nobr|q|s|small|span|strike|strong|su[bp]|tt|u)$/;
const CODE = /^(script|style|title|iframe|noembed|noframes)$/;

/** More lines than any text has; what follows is one long one, since every block costs. */
const MAX_PARAGRAPHS = 5000;

/** The words of HTML that is too tangled for a tree, as paragraphs without any mark-up. Linear in its length. */
export function parseFlat(html: string): DomNode[] {
  const paragraphs: DomNode[] = [];
  let words = "";
  let silent = false;
  const close = () => {
    if (paragraphs.length >= MAX_PARAGRAPHS) words += " ";
    else {
      if (words.trim() !== "") paragraphs.push(paragraph(words));
      words = "";
    }
  };
  const say = ({ chars }: Token.CharacterToken) => {
    if (!silent) words += chars;
  };
  const tokenizer: Tokenizer = new Tokenizer(
    {},
    {
      onStartTag: ({ tagName }) => {
        silent = CODE.test(tagName);
        if (silent)
          tokenizer.state = tagName === "script" ? TokenizerMode.SCRIPT_DATA : TokenizerMode.RAWTEXT;
        if (!WITHIN_LINES.test(tagName)) close();
      },
      onEndTag: ({ tagName }) => {
        silent = false;
        if (!WITHIN_LINES.test(tagName)) close();
      },
      onCharacter: say,
      onWhitespaceCharacter: say,
      onNullCharacter: () => {},
      onComment: () => {},
      onDoctype: () => {},
      onEof: () => {},
    },
  );
  tokenizer.write(html, true);
  return [...paragraphs, paragraph(words)];
}

function paragraph(words: string): DomNode {
  const element = defaultTreeAdapter.createElement("p", names.NS.HTML, []);
  defaultTreeAdapter.appendChild(element, defaultTreeAdapter.createTextNode(words));
  return element;
}
