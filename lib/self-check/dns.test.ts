import { describe, expect, it } from "vitest";
import { dkimRecord } from "#lib/dkim.ts";
import { type AskTxt, checkKey, checkSender, isPublic } from "#lib/self-check/dns.ts";
import { domainOf } from "#lib/sender-domain.ts";
import { makeDkimKey } from "#lib/testing/dkim-key.ts";

const from =
  (records: Record<string, string[]>): AskTxt =>
  async (name) =>
    records[name] ?? [];

describe("the sender's records", () => {
  it("are found among others", async () => {
    const found = await checkSender(
      "a.de",
      from({
        "a.de": ["google-site-verification=x", "v=spf1 mx -all"],
        "_dmarc.a.de": ["v=DMARC1; p=reject"],
        "s1._domainkey.a.de": ["v=DKIM1; k=rsa; p=MIIB"],
      }),
    );
    expect(found).toEqual({
      spf: { text: "v=spf1 mx -all" },
      dmarc: { text: "v=DMARC1; p=reject" },
      dkim: { text: "s1" },
    });
  });

  it("are missing where only look-alikes are, and where a key was taken back (p=)", async () => {
    const found = await checkSender(
      "a.de",
      from({
        "a.de": ["v=spf10 mx"],
        "_dmarc.a.de": ["DMARC1"],
        "s1._domainkey.a.de": ["v=DKIM1; p="],
      }),
    );
    expect(found).toEqual({ spf: { text: null }, dmarc: { text: null }, dkim: { text: null } });
  });

  it("are unknown without a network", async () => {
    expect(await checkSender("a.de", async () => "unreachable")).toEqual({
      spf: "unreachable",
      dmarc: "unreachable",
      dkim: "unreachable",
    });
  });
});

describe("the key that we sign with", () => {
  const dkim = { domain: "a.de", selector: "ours", privateKey: makeDkimKey() };
  const { name, text } = dkimRecord(dkim);
  const other = dkimRecord({ ...dkim, privateKey: makeDkimKey() }).text;

  it.each([
    ["signed", { [name]: [text] }],
    ["signed", { [name]: ["google-site-verification=x", text] }],
    ["different", { [name]: [other] }],
    ["different", { [name]: [other, text] }],
    ["different", { [name]: ["v=DKIM1; p="] }],
    ["unpublished", {}],
    ["unpublished", { "default._domainkey.a.de": [text], "ours._domainkey.mail.a.de": [text] }],
  ] as const)("is %s where DNS says %j", async (expected, records) => {
    expect(await checkKey(dkim, from(records as never))).toBe(expected);
  });

  it("is unknown without a network", async () =>
    expect(await checkKey(dkim, async () => "unreachable")).toBe("unreachable"));
});

it.each([
  ["Depesche <post@News.Example>", "news.example"],
  ["post@a.de", "a.de"],
  ["niemand", ""],
])("the domain of %s is %s", (sender, domain) => expect(domainOf(sender)).toBe(domain));

it.each([
  ["a.de", true],
  ["localhost", false],
  ["news.example", false],
  ["[127.0.0.1]", false],
])("%s public: %s", (domain, is) => expect(isPublic(domain)).toBe(is));
