import { expect, it } from "vitest";
import { readReplyMailToken, replyMailToken } from "#lib/reply-mails.ts";

it("a token names its person, and nobody makes one for another", () => {
  const token = replyMailToken(12);
  expect(readReplyMailToken(token)).toBe(12);
  const [, hash = ""] = token.split(".");
  for (const forged of [
    "",
    "12",
    `12.${hash}x`,
    `13.${hash}`,
    `012.${hash}`,
    `12.`,
    `x.${hash}`,
    `-12.${hash}`,
  ])
    expect(readReplyMailToken(forged)).toBeNull();
});
