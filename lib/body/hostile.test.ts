import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { type DomElement, findAll } from "#lib/body/dom.ts";
import { fromHtml } from "#lib/body/from-html.ts";
import { render } from "#lib/body/render.test-support.ts";
import { parseBody } from "#lib/body/schema.ts";
import { slugify } from "#lib/slug.ts";

const HOSTILE = new URL("../../../shared/data/hostile/", import.meta.url);
const isHere = existsSync(HOSTILE);
if (!isHere) process.stderr.write("Tested without ../shared/data/hostile: it is not here.\n");

const read = (path: string) => readFileSync(new URL(path, HOSTILE), "utf8");
const filesBelow = (path: string) =>
  readdirSync(new URL(path, HOSTILE), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(txt|test|json)$/.test(entry.name) && entry.name !== "SOURCE.txt")
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"));

const inputs: Record<string, () => string[]> = {
  "XSS payloads": () => filesBelow("xss/").flatMap((file) => [file, ...file.split("\n")]),
  "naughty strings": () => JSON.parse(read("naughty-strings/blns.json")),
  "html5lib's tokenizer tests": () =>
    filesBelow("html5lib/tokenizer/").flatMap((file) => {
      const { tests = [] } = JSON.parse(file) as { tests?: { input: string }[] };
      return tests.map(({ input }) => input);
    }),
};

const FORBIDDEN = /^(script|style|iframe|frame|object|embed|applet|base|link|meta|form|svg|math|template)$/;
const ADDRESSES = new Set([
  "href",
  "src",
  "srcset",
  "action",
  "formaction",
  "xlink:href",
  "background",
  "poster",
]);

/** What in this HTML a browser would run or load from elsewhere by itself. */
function dangers(html: string): string[] {
  return everyElement(html).flatMap(({ tagName, attrs }) => {
    const found = FORBIDDEN.test(tagName) ? [`<${tagName}>`] : [];
    for (const { name, value } of attrs) {
      if (name.startsWith("on") || name === "style" || name === "srcdoc") found.push(`${name}=${value}`);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these before they read the scheme
      const address = value.replace(/[\u0000-\u0020]/g, "");
      if (ADDRESSES.has(name) && /^(?!https?:|mailto:|tel:)[^/?#]*:/i.test(address))
        found.push(`${name}=${value}`);
    }
    return found;
  });
}

function everyElement(html: string): DomElement[] {
  const all: DomElement[] = [];
  findAll(parseFragment(html).childNodes, (element) => {
    all.push(element);
    return false;
  });
  return all;
}

it("knows a danger when it sees one", () => {
  const html = '<p onclick="x"><a href="java&#10;script:x">a</a><a href="DATA:x">b</a></p><iframe></iframe>';
  expect(dangers(html)).toHaveLength(4);
  expect(dangers('<a href="/a:b">a</a><a href="https://a.example" rel="x">b</a>')).toEqual([]);
});

/** Now one way, now another, since each costs: as text with a title, as address, as picture. */
function inAttribute(input: string, index: number): string {
  const ways = [
    `<p title="${input}">${input}</p>`,
    `<a href="${input}">x</a>`,
    `<img src="${input}" alt="${input}"><iframe src='${input}'></iframe>`,
  ];
  return ways[index % ways.length] ?? "";
}

describe.skipIf(!isHere)("hostile input", { timeout: 120_000 }, () => {
  it.each(Object.entries(inputs))("does no harm: %s", (_, load) => {
    const all = load();
    expect(all.length).toBeGreaterThan(100);
    let page = "";
    for (const [index, input] of all.entries()) {
      for (const html of index % 4 === 0 ? [input, inAttribute(input, index / 4)] : [input]) {
        page += render(parseBody(fromHtml(html, { image: () => 1 }).doc.toJSON()), { standalone: true });
      }
      if (page.length < 100_000 && index < all.length - 1) continue;
      expect(dangers(page)).toEqual([]);
      page = "";
    }
  });

  it("becomes an address of words, or none", () => {
    for (const input of [...(inputs["naughty strings"]?.() ?? []), ...(inputs["XSS payloads"]?.() ?? [])]) {
      const slug = slugify(input);
      expect(slug).toMatch(/^$|^[\p{L}\p{N}\p{M}]+(-[\p{L}\p{N}\p{M}]+)*$/u);
      expect(slug.length).toBeLessThanOrEqual(80);
    }
  });
});
