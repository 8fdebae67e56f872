import { describe, expect, it } from "vitest";
import { readWxr, type WxrRecord } from "#lib/wordpress/wxr.ts";

const HEAD = (ns = "http://wordpress.org/export/1.2/", prefix = "wp") =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:${prefix}="${ns}"><channel>`;
const FOOT = "</channel></rss>";
const post = (content: string, prefix = "wp") =>
  `<item><title>T</title><${prefix}:post_id>7</${prefix}:post_id><content:encoded>${content}</content:encoded></item>`;

/** Byte by byte, so that every token is cut somewhere. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(source: string | Uint8Array, size = 3): Promise<WxrRecord[]> {
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  const records: WxrRecord[] = [];
  for await (const record of readWxr(inPieces(bytes, size))) records.push(record);
  return records;
}

const items = (records: WxrRecord[]) =>
  records.flatMap((record) => (record.kind === "item" ? record.item : []));
const faults = (records: WxrRecord[]) =>
  records.flatMap((record) => (record.kind === "fault" ? record.fault : []));
const contentOf = async (source: string | Uint8Array, size?: number) =>
  items(await read(source, size))[0]?.content;

describe("readWxr", () => {
  it.each([
    ["http://wordpress.org/export/1.0/", "wp"],
    ["http://wordpress.org/export/1.1/", "wp"],
    ["https://wordpress.org/export/1.2/", "wp"],
    ["http://wordpress.org/export/1.2/", "w"],
  ])("knows the namespace %s under the prefix %s", async (ns, prefix) => {
    const [item] = items(await read(HEAD(ns, prefix) + post("x", prefix) + FOOT));
    expect(item).toMatchObject({ id: "7", content: "x", type: "post" });
  });

  it("reads a file that declares no namespace at all", async () => {
    expect(items(await read(`<rss><channel>${post("x")}${FOOT}`))[0]).toMatchObject({
      id: "7",
      content: "x",
    });
  });

  it("joins several CDATA runs and reads entities", async () => {
    const xml = `${HEAD()}${post("\n<![CDATA[eins]]><![CDATA[zwei ]]]]><![CDATA[> &amp; & x]]>&amp;&#8211;&nbsp;ö\n")}${FOOT}`;
    expect(await contentOf(xml)).toBe("einszwei ]]> &amp; & x&–\u00a0ö");
  });

  it("leaves out what XML forbids and counts it", async () => {
    const records = await read(`${HEAD()}${post("a\u0000\u000bb&#0;&#x1F;&#xD800;c")}${FOOT}`, 1);
    expect(items(records)[0]?.content).toBe("abc");
    expect(records.at(-1)).toMatchObject({ kind: "repairs", repairs: { forbidden: 5 } });
  });

  it("reads UTF-8 with a mark, UTF-16 both ways, and ISO-8859-1 that is declared", async () => {
    const xml = `${HEAD()}${post("Grüße – €")}${FOOT}`;
    const utf16 = Buffer.from(`\ufeff${xml}`, "utf16le");
    expect(await contentOf(new TextEncoder().encode(`\ufeff${xml}`))).toBe("Grüße – €");
    expect(await contentOf(utf16)).toBe("Grüße – €");
    expect(await contentOf(Buffer.from(utf16).swap16())).toBe("Grüße – €");
    const latin = `<?xml version="1.0" encoding="ISO-8859-1"?>${HEAD()}${post("Grüße")}${FOOT}`;
    expect(await contentOf(Buffer.from(latin, "latin1"))).toBe("Grüße");
  });

  it("counts bytes that are no UTF-8", async () => {
    const broken = Buffer.concat([
      Buffer.from(`${HEAD()}<title>`),
      Buffer.from([0xfc]),
      Buffer.from(`</title>${post("x")}${FOOT}`),
    ]);
    const records = await read(broken);
    expect(items(records)).toHaveLength(1);
    expect(records.at(-1)).toMatchObject({ repairs: { unreadable: 1 } });
  });

  it("keeps everything before a break and says where it is", async () => {
    const records = await read(`${HEAD()}\n${post("eins")}\n<item><title>zwei`);
    expect(items(records)).toHaveLength(1);
    expect(records).toContainEqual({ kind: "cut", what: "item", line: 3 });
    expect(faults(records)).toEqual([{ line: 3, column: 17, message: "the file ends in the middle" }]);
  });

  it("goes on after an entry that never ended", async () => {
    const records = await read(`${HEAD()}<item><title>a${post("b")}${post("c")}${FOOT}`);
    expect(items(records).map(({ content }) => content)).toEqual(["b", "c"]);
    expect(records).toContainEqual({ kind: "cut", what: "item", line: 1 });
  });

  it("leaves out an entry that another end tag ended", async () => {
    const records = await read(`${HEAD()}<item><title>a</title></channel>`);
    expect(items(records)).toEqual([]);
    expect(records).toContainEqual({ kind: "cut", what: "item", line: 1 });
  });

  it("reads an entry with a bare ampersand or tag in it", async () => {
    const records = await read(
      `${HEAD()}<item><title>A & B<br>C</title><wp:post_id>1</wp:post_id></item>${post("x")}${FOOT}`,
    );
    expect(items(records).map(({ id, title }) => [id, title])).toEqual([
      ["1", "A & BC"],
      ["7", "T"],
    ]);
    expect(faults(records).length).toBeGreaterThan(0);
  });

  it.each([
    ["<!DOCTYPE html><html></html>", "HTML"],
    ["\n<!doctype html><html></html>", "HTML"],
    ["<html><body></body></html>", "HTML"],
    ["<feed></feed>", "<feed>"],
    ["", "no XML"],
    ["%PDF-1.7 \u0001", "no XML"],
  ])("refuses %j", async (text, reason) => {
    await expect(read(text)).rejects.toThrow(reason);
  });

  it("leaves mail addresses of authors in the file", async () => {
    const author =
      "<wp:author><wp:author_login>a</wp:author_login><wp:author_email>a@b.example</wp:author_email></wp:author>";
    expect(JSON.stringify(await read(HEAD() + author + FOOT))).not.toContain("b.example");
  });
});
