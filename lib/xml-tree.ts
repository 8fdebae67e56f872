import { SaxesParser } from "saxes";

export type XmlTree = { name: string; attributes: Record<string, string>; children: XmlTree[]; text: string };

/** Reads XML as strictly as any reader program, namespaces checked. @throws when it is not well-formed */
export function readXml(document: string): XmlTree {
  const parser = new SaxesParser({ xmlns: true });
  const top: XmlTree = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const element: XmlTree = { name, attributes: Object.fromEntries(values), children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.write(document).close();
  const root = top.children[0];
  if (!root) throw new Error("There is no element in this document.");
  return root;
}

/** The child elements of one name. */
export const all = (parent: XmlTree, name: string): XmlTree[] =>
  parent.children.filter((child) => child.name === name);

/** The only child element of a name. @throws when there is none or another */
export function only(parent: XmlTree, name: string): XmlTree {
  const [child, ...others] = all(parent, name);
  if (!child || others.length > 0)
    throw new Error(`${parent.name} has ${others.length + (child ? 1 : 0)} ${name}.`);
  return child;
}
