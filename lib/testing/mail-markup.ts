/** One declaration of a style attribute, with whose it is. */
export type Declaration = { element: string; attributes: string; name: string; value: string };

export type Markup = {
  /** Everything used, by the names of caniemail ("html-table", "css-margin"); its own where that has none. */
  uses: Set<string>;
  /** Of these, what the rules for dark screens are made of. */
  dark: Set<string>;
  inline: Declaration[];
  /** The style sheet. */
  style: string;
};

/** What a mail's markup is made of. @param html as React writes it: every attribute in double quotes */
export function readMarkup(html: string): Markup {
  const style = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join("");
  const body = html.replace(/<style[^>]*>[\s\S]*?<\/style>/g, "<style></style>");
  const uses = new Set<string>(["html-doctype"]);
  const inline: Declaration[] = [];
  for (const [, element = "", attributes = ""] of body.matchAll(
    /<([a-z][a-z0-9]*)\b((?:\s+[^\s=>]+="[^"]*")*)/g,
  )) {
    uses.add(ELEMENTS[element] ?? `html-${element}`);
    if (attributes.includes('name="color-scheme"')) uses.add("html-meta-color-scheme");
    for (const [, attribute = "", value = ""] of attributes.matchAll(/([^\s=]+)="([^"]*)"/g)) {
      uses.add(ATTRIBUTES[attribute.toLowerCase()] ?? attribute.toLowerCase());
      if (attribute === "style")
        inline.push(...declarationsIn(value).map((one) => ({ element, attributes, ...one })));
    }
  }
  const sheet = usesOfSheet(style);
  for (const name of sheet) uses.add(name);
  for (const one of inline) for (const name of usesOf(one)) uses.add(name);
  const darkAt = style.indexOf("@media");
  return { uses, dark: usesOfSheet(darkAt < 0 ? "" : style.slice(darkAt)), inline, style };
}

const own = (names: string) => Object.fromEntries(names.split(" ").map((name) => [name, name]));

const ELEMENTS: Record<string, string> = {
  ...own("html head title meta br a i"),
  ...Object.fromEntries("tbody thead tr td th".split(" ").map((name) => [name, "html-table"])),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`h${n}`, "html-h1-h6"])),
};

const ATTRIBUTES: Record<string, string> = Object.fromEntries(
  "align background cellpadding cellspacing dir height hidden lang role target valign width"
    .split(" ")
    .map((name) => [name, `html-${name}`]),
);

const UNITS = { px: "px", em: "em", rem: "rem", "%": "percent", vw: "vw", vh: "vh", ch: "ch", pt: "pt" };
const FUNCTIONS: Record<string, string> = {
  calc: "css-unit-calc",
  var: "css-variables",
  rgb: "css-rgb",
  rgba: "css-rgba",
};

function* usesOf({ name, value }: Pick<Declaration, "name" | "value">): Iterable<string> {
  // Outlook's own, for Outlook.
  if (name.startsWith("mso-")) return;
  if (name === "display" && value === "none") yield "css-display-none";
  else yield featureOf(name);
  const plain = value.replace(/"[^"]*"|'[^']*'|#[0-9a-f]+/gi, "");
  for (const [, unit = ""] of plain.matchAll(/\d(px|em|rem|%|vw|vh|ch|pt)/g))
    yield `css-unit-${UNITS[unit as keyof typeof UNITS]}`;
  for (const [, called = ""] of plain.matchAll(/([a-z-]+)\(/g))
    yield FUNCTIONS[called] ?? `css-function-${called}`;
  if (/\b(initial|inherit|unset|revert)\b/.test(plain)) yield "css-unit-initial";
  if (/!important/.test(plain)) yield "css-important";
  if (/\bsystem-ui\b/.test(plain)) yield "css-sytem-ui";
}

function featureOf(property: string): string {
  if (property === "color" || property === "font-family") return property;
  if (/^border-(top|right|bottom|left)?(-?(width|style|color))?$/.test(property)) return "css-border";
  const [side] = /^(margin|padding)-(top|right|bottom|left)$/.exec(property)?.slice(1) ?? [];
  return `css-${side ?? property}`;
}

function usesOfSheet(css: string): Set<string> {
  const uses = new Set<string>();
  for (const [, query = ""] of css.matchAll(/@media([^{]*)\{/g)) {
    uses.add("css-at-media");
    for (const [, feature = ""] of query.matchAll(/\(([a-z-]+)/g))
      if (!/^(min|max)-width$/.test(feature)) uses.add(`css-at-media-${feature}`);
  }
  for (const [, other = ""] of css.matchAll(/@(?!media)([a-z-]+)/g)) uses.add(`css-at-${other}`);
  for (const [, selector = "", body = ""] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    for (const name of usesOfSelector(selector.trim())) uses.add(name);
    for (const one of declarationsIn(body)) for (const name of usesOf(one)) uses.add(name);
  }
  return uses;
}

function* usesOfSelector(selector: string): Iterable<string> {
  if (selector.includes(",")) yield "css-selector-grouping";
  for (const one of selector.split(",").map((part) => part.trim())) {
    if (/\.[a-z]/i.test(one)) yield "css-selector-class";
    if (/#[a-z]/i.test(one)) yield "css-selector-id";
    if (/\[/.test(one)) yield "css-selector-attribute";
    if (/(^|[\s>+~])[a-z]/i.test(one)) yield "css-selector-type";
    if (/>/.test(one)) yield "css-selector-child";
    if (/\+/.test(one)) yield "css-selector-adjacent-sibling";
    if (/~/.test(one)) yield "css-selector-general-sibling";
    if (/[^\s>+~]\s+[^\s>+~]/.test(one)) yield "css-selector-descendant";
    if (/\*/.test(one)) yield "css-selector-universal";
    if (/\.[\w-]+\./.test(one)) yield "css-selector-chaining";
    for (const [, pseudo = ""] of one.matchAll(/:+([a-z-]+)/g))
      yield pseudo === "root" ? ":root" : `css-pseudo-class-${pseudo}`;
  }
}

/** A value may hold quotation marks, but no semicolon: React writes none. */
const declarationsIn = (css: string): Pick<Declaration, "name" | "value">[] =>
  css
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .split(";")
    .flatMap((line) => {
      const colon = line.indexOf(":");
      return colon < 0 ? [] : [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }];
    });
