import { describe, expect, it } from "vitest";
import { parseBucket } from "#lib/bucket-address.ts";

describe("parseBucket", () => {
  it("reads who asks, and where", () => {
    expect(
      parseBucket("s3://KEY:a%2Fb%2Bc@s3.example:9000/pictures/news/2026?region=eu-central-1&tls=0"),
    ).toEqual({
      address: "http://s3.example:9000/pictures/news/2026/",
      name: "pictures at s3.example:9000",
      region: "eu-central-1",
      accessKeyId: "KEY",
      secretAccessKey: "a/b+c",
    });
  });

  it("needs a bucket and a key, and guesses the rest", () => {
    expect(parseBucket("s3://K:s@[::1]/pictures/")).toMatchObject({
      address: "https://[::1]/pictures/",
      region: "us-east-1",
    });
  });

  it("puts the bucket in front of the host where that is asked for", () => {
    expect(parseBucket("s3://K:s@s3.eu-central-1.amazonaws.com/news/a?path=0")?.address).toBe(
      "https://news.s3.eu-central-1.amazonaws.com/a/",
    );
  });

  it.each([
    "https://K:s@s3.example/pictures",
    "s3://pictures/news",
    "s3://K@s3.example/pictures",
    "s3://:s@s3.example/pictures",
    "s3://K:s@s3.example",
    "s3://K:s@s3.example/p",
    "s3://K:a/b@s3.example/pictures",
    "s3://K:%zz@s3.example/pictures",
    "s3://K:s@s3.example:port/pictures",
    "s3://K:s@/pictures",
    "s3://K:s@s3.example/pictures/ä",
    "s3://K:s@s3.example/pictures?tls=yes",
    "s3://K:s@s3.example/pictures?ssl=1",
    "s3://K:s@s3.example/pictures?region=",
    "s3://K:s@s3.example/pictures#x",
  ])("does not take %s", (text) => {
    expect(parseBucket(text)).toBeNull();
  });
});
