import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Dkim, dkimRecord, publishesKey } from "#lib/dkim.ts";
import { parseEnv } from "#lib/env.ts";
import { makeDkimKey } from "#lib/testing/dkim-key.ts";

const folder = mkdtempSync(join(tmpdir(), "depesche-dkim-"));
const pem = makeDkimKey();
const file = join(folder, "key.pem");
const SITE_URL = "https://www.news.example";
beforeAll(() => writeFileSync(file, pem));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the key that mails are signed with", () => {
  it("is none unless it is named", () => expect(parseEnv({}).DKIM).toBeNull());

  it("is read from its file or its variable, whose breaks may be written", () => {
    const DKIM_SELECTOR = "depesche2026";
    const expected: Dkim = { domain: "www.news.example", selector: DKIM_SELECTOR, privateKey: pem };
    expect(parseEnv({ DKIM_KEY_FILE: file, DKIM_SELECTOR, SITE_URL }).DKIM).toEqual(expected);
    for (const DKIM_KEY of [pem, pem.replaceAll("\n", "\\n")])
      expect(parseEnv({ DKIM_KEY, DKIM_SELECTOR, SITE_URL }).DKIM).toEqual(expected);
  });

  it("speaks for the domain that mails are from, unless another is named", () => {
    const of = (more: Record<string, string>) =>
      parseEnv({ DKIM_KEY: pem, DKIM_SELECTOR: "s", SITE_URL, ...more }).DKIM?.domain;
    expect(of({ MAIL_FROM: "Depesche <post@News.example>" })).toBe("news.example");
    expect(of({ MAIL_FROM: "post@müller.example" })).toBe("xn--mller-kva.example");
    expect(of({ MAIL_FROM: "post@news.example", DKIM_DOMAIN: "Mail.News.example" })).toBe(
      "mail.news.example",
    );
  });

  const rsa = /^DKIM_KEY must be an RSA private key in PEM form, without a passphrase, of 1024 to 4096 bits/;
  const short = makeDkimKey(512);
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const sealed = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey.export({
    type: "pkcs8",
    format: "pem",
    cipher: "aes-256-cbc",
    passphrase: "geheim",
  });
  it.each([
    ["no key", { DKIM_KEY: "geheim", DKIM_SELECTOR: "s" }, rsa],
    ["too short", { DKIM_KEY: short, DKIM_SELECTOR: "s" }, rsa],
    ["the public half", { DKIM_KEY: pemOf(createPublicKey(pem)), DKIM_SELECTOR: "s" }, rsa],
    ["of another kind", { DKIM_KEY: pemOf(privateKey), DKIM_SELECTOR: "s" }, rsa],
    ["of another kind, public", { DKIM_KEY: pemOf(publicKey), DKIM_SELECTOR: "s" }, rsa],
    ["sealed", { DKIM_KEY: sealed.toString(), DKIM_SELECTOR: "s" }, rsa],
    ["cut off", { DKIM_KEY: pem.slice(0, 400), DKIM_SELECTOR: "s" }, rsa],
    [
      "no file",
      { DKIM_KEY_FILE: "/nowhere/key.pem", DKIM_SELECTOR: "s" },
      /^DKIM_KEY_FILE cannot be read: ENOENT \(it is "\/nowhere\/key.pem"\)\.$/,
    ],
    ["a folder", { DKIM_KEY_FILE: folder, DKIM_SELECTOR: "s" }, /^DKIM_KEY_FILE cannot be read: EISDIR/],
    ["two", { DKIM_KEY: pem, DKIM_KEY_FILE: file, DKIM_SELECTOR: "s" }, /are two keys: set one/],
    ["no name", { DKIM_KEY: pem }, /^DKIM_KEY needs DKIM_SELECTOR beside it/],
    ["a name alone", { DKIM_SELECTOR: "s" }, /^DKIM_SELECTOR needs DKIM_KEY_FILE or DKIM_KEY/],
    ["a domain alone", { DKIM_DOMAIN: "a.de" }, /^DKIM_DOMAIN needs DKIM_KEY_FILE or DKIM_KEY/],
    ["no such name", { DKIM_KEY: pem, DKIM_SELECTOR: "a b" }, /^DKIM_SELECTOR must be a name in DNS/],
    [
      "no such domain",
      { DKIM_KEY: pem, DKIM_SELECTOR: "s", DKIM_DOMAIN: "x" },
      /^DKIM_DOMAIN must be a domain/,
    ],
    [
      "no domain",
      { DKIM_KEY: pem, DKIM_SELECTOR: "s", SITE_URL: "http://127.0.0.1" },
      /^DKIM_KEY needs DKIM_DOMAIN beside it/,
    ],
  ])("stops the start in one sentence: %s", (_, given, sentence) => {
    const read = () => parseEnv({ SITE_URL, ...given });
    expect(read).toThrow(sentence);
    expect(read).not.toThrow(/\n|geheim|PRIVATE/);
  });
});

function pemOf(key: ReturnType<typeof createPublicKey>): string {
  return key.export({ type: key.type === "public" ? "spki" : "pkcs8", format: "pem" }).toString();
}

describe("its record in DNS", () => {
  const dkim: Dkim = { domain: "news.example", selector: "s1", privateKey: pem };
  const { name, text } = dkimRecord(dkim);
  const pkcs1 = createPublicKey(pem).export({ type: "pkcs1", format: "der" }).toString("base64");

  it("stands under its selector", () => {
    expect(name).toBe("s1._domainkey.news.example");
    expect(text).toMatch(/^v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A/);
  });

  it.each([
    ["as it is handed out", text, true],
    ["with the key alone", text.replace(/^.*p=/, "p="), true],
    ["with blanks in it, as some panels break it", text.replace(/(.{100})/g, "$1 "), true],
    ["in the other form", `v=DKIM1; p=${pkcs1}`, true],
    ["another's", dkimRecord({ ...dkim, privateKey: makeDkimKey(1024) }).text, false],
    ["taken back", "v=DKIM1; p=", false],
    ["no key", "v=DKIM1; p=MIIB", false],
    ["something else", "v=spf1 -all", false],
  ])("hands out the key: %s", (_, record, does) => expect(publishesKey(record, dkim)).toBe(does));
});
