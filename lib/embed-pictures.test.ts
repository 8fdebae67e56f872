import { describe, expect, it } from "vitest";
import { picturedEmbeds, pictureShape, pictureSource, thumbnailIn } from "#lib/embed-pictures.ts";
import { embedOf } from "#lib/embeds.ts";

const ID = "dQw4w9WgXcQ";
const track = "4uLU6hMCjMI75M1A2tKUQC";

const sourceOf = (address: string) => {
  const embed = embedOf(address);
  return embed && pictureSource(embed);
};

it.each([
  [`https://youtu.be/${ID}?si=abc`, { file: `https://i.ytimg.com/vi/${ID}/hqdefault.jpg` }],
  [`https://www.youtube.com/shorts/${ID}`, { file: `https://i.ytimg.com/vi/${ID}/hqdefault.jpg` }],
  [
    "https://player.vimeo.com/video/76979871",
    { oembed: "https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F76979871&width=960" },
  ],
  [
    `https://open.spotify.com/intl-de/track/${track}`,
    { oembed: `https://open.spotify.com/oembed?url=https%3A%2F%2Fopen.spotify.com%2Ftrack%2F${track}` },
  ],
  [
    "https://soundcloud.com/haus/folge-1",
    { oembed: "https://soundcloud.com/oembed?url=https%3A%2F%2Fsoundcloud.com%2Fhaus%2Ffolge-1&format=json" },
  ],
])("the picture of %s", (address, source) => expect(sourceOf(address)).toEqual(source));

it.each([
  "https://datawrapper.dwcdn.net/AbC12/3/",
  "https://www.openstreetmap.org/export/embed.html?bbox=13.3,52.5,13.4,52.6&layer=mapnik",
  `https://soundcloud.com/haus/${"a".repeat(600)}`,
  "https://beispiel.example/film",
])("%.60s has none", (address) => expect(sourceOf(address)).toBeNull());

it("takes two addresses of one piece for one", () => {
  const addresses = [
    `https://youtu.be/${ID}`,
    `https://www.youtube.com/watch?v=${ID}`,
    "https://beispiel.example/",
  ];
  expect([...picturedEmbeds(addresses).keys()]).toEqual([
    `https://www.youtube-nocookie.com/embed/${ID}?autoplay=1`,
  ]);
});

describe("thumbnailIn", () => {
  it("finds the picture that an answer names", () =>
    expect(thumbnailIn('{"thumbnail_url":"https://i.vimeocdn.com/video/1.jpg"}')).toBe(
      "https://i.vimeocdn.com/video/1.jpg",
    ));

  it.each([
    "",
    "<html>",
    "null",
    "[]",
    "{}",
    '{"thumbnail_url":7}',
    '{"thumbnail_url":"/1.jpg"}',
    '{"thumbnail_url":"http://i.vimeocdn.com/1.jpg"}',
    '{"thumbnail_url":"file:///etc/passwd"}',
  ])("finds none in %s", (answer) => expect(thumbnailIn(answer)).toBeNull());
});

it("film is as wide as the text, sound has a small cover", () => {
  expect(pictureShape({ size: "16 / 9" })).toMatchObject({ ratio: 16 / 9, shown: null });
  expect(pictureShape({ size: "152px" })).toMatchObject({ ratio: 1, shown: 160 });
});
