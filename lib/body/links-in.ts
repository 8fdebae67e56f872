/** A link of a text, and the words that it stands behind; `labelled`: where it is paid for, a label can stand before it. */
export type BodyLink = { href: string; text: string; labelled: boolean };

type Mark = { type?: string; attrs?: { href?: string } };
type Json = {
  type?: string;
  text?: string;
  attrs?: { url?: string; title?: string; source?: string; sourceUrl?: string };
  marks?: Mark[];
  content?: Json[];
};

/**
 * Every link of a body in the order in which it is read: those in the text, the sources of quotes, and what is
 * embedded. @param body ProseMirror JSON, not checked
 */
export function linksIn(body: unknown): BodyLink[] {
  const found: BodyLink[] = [];
  const walk = (node: Json) => {
    const { url, title, source, sourceUrl } = node.attrs ?? {};
    if (node.type === "embed" && url) found.push({ href: url, text: title || url, labelled: false });
    if (sourceUrl) found.push({ href: sourceUrl, text: source || sourceUrl, labelled: true });
    const href = node.marks?.find(({ type }) => type === "link")?.attrs?.href;
    const last = found.at(-1);
    // Words of one link may differ in weight.
    if (href && last?.labelled && last.href === href) last.text += node.text ?? "";
    else if (href) found.push({ href, text: node.text ?? "", labelled: true });
    for (const child of node.content ?? []) walk(child);
  };
  walk((body ?? {}) as Json);
  return found;
}
