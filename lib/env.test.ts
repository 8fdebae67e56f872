import { describe, expect, it } from "vitest";
import { parseEnv } from "#lib/env.ts";

describe("parseEnv", () => {
  it("needs nothing", () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      SITE_URL: "http://localhost:3000",
      SITE_LOCALE: "de",
      DATABASE_REPLICA_URLS: [],
      DEMO: true,
      LOG_LEVEL: "info",
      AUTH_PROVIDERS: {},
    });
  });

  it("takes an empty value as unset", () => {
    expect(parseEnv({ PORT: "", SITE_URL: " ", DATABASE_URL: "" })).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
    });
  });

  it("listens everywhere when the database stands elsewhere", () => {
    expect(parseEnv({ DATABASE_URL: "postgres://u:p@db:5432/news" }).HOST).toBe("0.0.0.0");
    expect(parseEnv({ DATABASE_URL: "postgres://u:p@db:5432/news", HOST: "::1" }).HOST).toBe("::1");
  });

  it("drops the slash at the end of the site's address", () => {
    expect(parseEnv({ SITE_URL: "https://news.example/" }).SITE_URL).toBe("https://news.example");
  });

  it("splits replica addresses", () => {
    const urls = "postgres://a/news, postgresql://b/news";
    expect(parseEnv({ DATABASE_REPLICA_URLS: urls }).DATABASE_REPLICA_URLS).toEqual([
      "postgres://a/news",
      "postgresql://b/news",
    ]);
  });

  it("reads a bucket", () => {
    expect(parseEnv({ MEDIA_URL: "s3://KEY:a%2Fb@s3.example/pictures" }).MEDIA_URL).toMatchObject({
      address: "https://s3.example/pictures/",
      secretAccessKey: "a/b",
    });
  });

  it("collects sign-in providers by name", () => {
    expect(
      parseEnv({ AUTH_GITHUB_ID: "id", AUTH_GITHUB_SECRET: "key", AUTH_SECRET: "x".repeat(32) }),
    ).toMatchObject({
      AUTH_PROVIDERS: { github: { id: "id", secret: "key" } },
    });
  });

  it.each([
    ["PORT", "abc", /^PORT must be a number from 1 to 65535 \(it is "abc"\)\.$/],
    ["PORT", "70000", /^PORT must be a number/],
    ["PORT", "-1", /^PORT must be a number/],
    ["HOST", "http://x", /^HOST must be an address/],
    ["SITE_URL", "news.example", /^SITE_URL must be a full address .*https:\/\/news\.example/],
    ["SITE_URL", "ftp://news.example", /^SITE_URL must be a full address/],
    ["SITE_URL", "https://news.example/blog", /^SITE_URL must be a full address without a path/],
    ["SITE_LOCALE", "fr", /^SITE_LOCALE must be de or en \(it is "fr"\)\.$/],
    ["DATABASE_URL", "mysql://u:geheim@h/db", /^DATABASE_URL must be a Postgres address/],
    ["DATABASE_URL", "postgres://", /^DATABASE_URL must be a Postgres address/],
    ["DATABASE_REPLICA_URLS", "postgres://a/b,nonsense", /^DATABASE_REPLICA_URLS must be a Postgres address/],
    ["DEMO", "yes", /^DEMO must be 1 or 0 \(it is "yes"\)\.$/],
    ["LOG_LEVEL", "loud", /^LOG_LEVEL must be one of/],
    ["AUTH_SECRET", "geheim", /^AUTH_SECRET must have at least 32 characters\.$/],
    ["ADMIN_EMAIL", "nobody", /^ADMIN_EMAIL must be an e-mail address/],
    ["SMTP_URL", "mail.example", /^SMTP_URL must be a mail server/],
    ["MAIL_FROM", "Depesche", /^MAIL_FROM must be a sender/],
    ["MEDIA_URL", "/srv/media", /^MEDIA_URL must be a bucket such as s3:\/\/\S+\.$/],
    ["MEDIA_URL", "s3://KEY:geheim@s3.example", /^MEDIA_URL must be a bucket/],
    ["AUTH_GITHUB_ID", "id", /^AUTH_GITHUB_ID needs AUTH_GITHUB_SECRET beside it/],
    ["AUTH_OIDC_ISSUER", "id.example", /^AUTH_OIDC_ISSUER must be the address of an OpenID provider/],
  ])("says in one sentence what %s=%s should have been", (name, value, sentence) => {
    const read = () => parseEnv({ [name]: value });
    expect(read).toThrow(sentence);
    expect(read).not.toThrow(/\n|geheim/);
  });

  it("names every bad variable", () => {
    expect(() => parseEnv({ PORT: "x", DEMO: "x" })).toThrow(/^PORT .*\nDEMO .*$/);
  });
});
