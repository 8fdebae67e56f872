import { expect, it, test } from "vitest";
import { isPaidLink, linkRel } from "#lib/paid-links.ts";

const rules = { paidDomains: ["amazon.de", "awin1.com"], paidParams: ["tag", "awc"] };
const paid = (href: string) => isPaidLink(href, rules);

it("knows paid domains and what lies below them", () => {
  expect(paid("https://amazon.de/dp/1")).toBe(true);
  expect(paid("https://www.AMAZON.de/dp/1")).toBe(true);
  expect(paid("https://amazon.de./dp/1")).toBe(true);
  expect(paid("//awin1.com/x")).toBe(true);
  expect(paid("https:\\\\awin1.com\\x")).toBe(true);
  expect(paid("https://someone@smile.amazon.de:8443/")).toBe(true);
});

it("is not fooled by hosts that only look alike", () => {
  expect(paid("https://notamazon.de/")).toBe(false);
  expect(paid("https://amazon.de.example/")).toBe(false);
  expect(paid("https://example.org/amazon.de")).toBe(false);
  expect(paid("https://amazon.de@example.org/")).toBe(false);
});

it("knows affiliate parameters on any host, whatever their case", () => {
  expect(paid("https://shop.example/?a=1&TAG=me-21")).toBe(true);
  expect(paid("https://shop.example/?stage=1")).toBe(false);
  expect(paid("https://shop.example/#tag=me")).toBe(false);
});

it("never calls the portal's own addresses or other schemes paid", () => {
  expect(paid("/topic/ki?tag=x")).toBe(false);
  expect(paid("#top")).toBe(false);
  expect(paid("mailto:a@amazon.de?tag=1")).toBe(false);
  expect(paid("https://")).toBe(false);
});

it("takes an empty or dotted domain in the settings for what it is", () => {
  expect(isPaidLink("https://example.org/", { paidDomains: [".", ""], paidParams: [] })).toBe(false);
  expect(isPaidLink("https://example.org/", { paidDomains: [".example.org"], paidParams: [] })).toBe(true);
});

it("gives every kind of link its rel", () => {
  const own = "https://news.example";
  expect(linkRel({ href: "https://amazon.de/", paid: true, own })).toBe("sponsored nofollow noopener");
  expect(linkRel({ href: "https://other.example/", paid: false, own })).toBe("noopener");
  expect(linkRel({ href: "https://news.example/a", paid: false, own })).toBeUndefined();
  expect(linkRel({ href: "/a", paid: false, own })).toBeUndefined();
  expect(linkRel({ href: "mailto:a@b.example", paid: false, own })).toBeUndefined();
  expect(linkRel({ href: "https://", paid: false, own })).toBeUndefined();
});

test("a rule with a host's name counts at such hosts only", () => {
  const settings = { paidDomains: [], paidParams: ["amazon:tag"] };
  expect(isPaidLink("https://www.amazon.co.uk/dp/1?tag=x-21", settings)).toBe(true);
  expect(isPaidLink("https://blog.example/?tag=politics", settings)).toBe(false);
  expect(isPaidLink("https://notamazon.de/?tag=x", settings)).toBe(false);
});
