import { describe, expect, it } from "vitest";
import { webManifest } from "#lib/manifest.ts";
import { securityTxt } from "#lib/security-txt.ts";
import { tdmMeta, tdmReservation } from "#lib/tdm.ts";
import { sampleSite } from "#lib/testing/samples.ts";

const site = sampleSite();
const withSettings = (settings: Partial<typeof site.settings>) => ({
  ...site,
  settings: { ...site.settings, ...settings },
});
const now = new Date("2026-11-22T09:15:00Z");

describe("/.well-known/security.txt (RFC 9116)", () => {
  const text = (settings: Partial<typeof site.settings>) => securityTxt(withSettings(settings), now);

  it("names a contact, an end within a year and its own address", () => {
    expect(text({ securityContact: "luecken@news.example" })).toBe(
      [
        "Contact: mailto:luecken@news.example",
        "Expires: 2027-05-21T00:00:00Z",
        "Preferred-Languages: de, en",
        "Canonical: https://news.example/.well-known/security.txt",
        "",
      ].join("\n"),
    );
  });

  it("takes a page, else the house's address, and is none without either", () => {
    expect(text({ securityContact: "https://news.example/luecken" })).toContain(
      "Contact: https://news.example/luecken\n",
    );
    expect(text({ contactEmail: "haus@news.example" })).toContain("Contact: mailto:haus@news.example\n");
    expect(text({ contactEmail: "", securityContact: "" })).toBeNull();
  });
});

describe("rights in text and data mining", () => {
  it("are reserved in the head and in a file, with terms where there are some, once the house says so", () => {
    expect([tdmReservation(site), tdmMeta(site)]).toEqual([null, undefined]);
    const reserved = withSettings({ tdmReservation: true });
    expect(tdmReservation(reserved)).toEqual([{ location: "/", "tdm-reservation": 1 }]);
    expect(tdmMeta(reserved)).toEqual({ "tdm-reservation": "1" });
    const policy = "https://news.example/mining";
    const terms = withSettings({ tdmReservation: true, tdmPolicyUrl: policy });
    expect(tdmReservation(terms)?.[0]?.["tdm-policy"]).toBe(policy);
    expect(tdmMeta(terms)).toEqual({ "tdm-reservation": "1", "tdm-policy": policy });
  });
});

describe("the web manifest", () => {
  it("has name, start and icons of both sizes that browsers ask for", () => {
    const manifest = JSON.parse(webManifest(withSettings({ tagline: "Nachrichten von hier" })));
    expect(manifest).toMatchObject({
      name: "Depesche",
      short_name: "Depesche",
      description: "Nachrichten von hier",
      start_url: "/",
      lang: "de",
    });
    const icons = manifest.icons.map(({ src, sizes }: Record<string, string>) => [src, sizes]);
    expect(icons).toEqual([
      ["/logo.png", "512x512"],
      ["/icon.svg", "any"],
    ]);
  });

  it("has icons made of the house's own mark in both sizes that browsers ask for", () => {
    const logo = { key: "ab/abcdefabcdefabcdefabcdefabcdefab.svg", width: 400, height: 80 };
    const { icons } = JSON.parse(webManifest(withSettings({ logo })));
    expect(icons).toEqual(
      [192, 512].map((size) => ({
        src: `/icons/${size}.png`,
        sizes: `${size}x${size}`,
        type: "image/png",
        purpose: "any maskable",
      })),
    );
  });
});
