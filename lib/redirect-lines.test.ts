import { describe, expect, it } from "vitest";
import { decodeCsv, parseFrom, parseRedirectLines, parseStatus, parseTo } from "#lib/redirect-lines.ts";

const SITE = "https://zeitung.example";

describe("parseRedirectLines", () => {
  const two = [
    { line: 2, from: "/alt", to: "/neu", status: "301" },
    { line: 3, from: "/weg", to: "", status: "410" },
  ];
  it.each([
    ["semicolons and a byte order mark", "\ufeffvon;nach;status\r\n/alt;/neu;301\r\n/weg;;410\r\n"],
    ["commas and quotes", 'from,to,status\n"/alt",/neu,301\n/weg,,410'],
    ["tabs", "from\tto\tstatus\n/alt\t/neu\t301\n/weg\t\t410"],
  ])("reads %s", (_, text) => expect(parseRedirectLines(text)).toEqual(two));
  it("needs no headings and no status", () =>
    expect(parseRedirectLines("/a;/b,c")).toEqual([{ line: 1, from: "/a", to: "/b,c", status: "" }]));
  it("says what is wrong with the whole", () => {
    expect(parseRedirectLines(" \n")).toBe("empty");
    expect(parseRedirectLines('/a;"b')).toBe("malformed");
    expect(parseRedirectLines("/gr\ufffdn;/b")).toBe("encoding");
    expect(parseRedirectLines("/a;/b\n".repeat(5001))).toBe("too-many");
  });
});

describe("decodeCsv", () => {
  it("takes UTF-8 alone", () => {
    expect(decodeCsv(new TextEncoder().encode("/grün"))).toBe("/grün");
    expect(decodeCsv(new Uint8Array([47, 103, 114, 252, 110]))).toBeNull();
  });
});

describe("addresses", () => {
  it.each([
    ["/alt", "/alt"],
    [`${SITE}/?p=12`, "/?p=12"],
    ["https://anderswo.example/alt", null],
    ["//anderswo.example", null],
    ["/", null],
    ["alt", null],
    ["/admin/x", null],
    ["/administration", "/administration"],
  ])("from %s", (given, path) => expect(parseFrom(given, SITE)).toBe(path));
  it.each([
    ["/neu?a=b#c", "/neu?a=b#c"],
    [`${SITE}/neu`, "/neu"],
    ["https://anderswo.example/x", "https://anderswo.example/x"],
    ["javascript:alert(1)", null],
    ["//anderswo.example", null],
    ["https://a:b@anderswo.example/", null],
    ["", null],
  ])("to %s", (given, to) => expect(parseTo(given, SITE)).toBe(to));
  it("knows three answers", () =>
    expect(["", "302", "410", "307"].map(parseStatus)).toEqual([301, 302, 410, null]));
});
