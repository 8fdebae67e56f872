import { expect, it } from "vitest";
import { embedOf, frameOrigin } from "#lib/embeds.ts";

const ID = "dQw4w9WgXcQ";
const video = `https://www.youtube-nocookie.com/embed/${ID}?autoplay=1`;
const track = "4uLU6hMCjMI75M1A2tKUQC";

it.each([
  [`https://www.youtube.com/watch?v=${ID}&t=10s&utm_source=x`, video],
  [`https://youtu.be/${ID}?si=abc`, video],
  [`https://m.youtube.com/shorts/${ID}`, video],
  [`https://www.youtube.com/embed/${ID}`, video],
  ["https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"],
  [`https://open.spotify.com/intl-de/track/${track}`, `https://open.spotify.com/embed/track/${track}`],
  ["https://datawrapper.dwcdn.net/AbC12/3/", "https://datawrapper.dwcdn.net/AbC12/3/"],
  [
    "https://soundcloud.com/haus/folge-1",
    "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fhaus%2Ffolge-1&auto_play=true",
  ],
  [
    "https://www.openstreetmap.org/export/embed.html?bbox=13.3,52.5,13.4,52.6&layer=mapnik",
    "https://www.openstreetmap.org/export/embed.html?bbox=13.3,52.5,13.4,52.6&layer=mapnik",
  ],
])("%s is shown", (url, src) => {
  const embed = embedOf(url);
  expect(embed?.frame).toBe(src);
  // What is loaded is always at the one origin that the policy lets in.
  expect(new URL(src).origin).toBe(frameOrigin(embed?.provider ?? ""));
});

it.each([
  ...["javascript:alert(1)", "not an address", "", "data:text/html,x", "//youtu.be/dQw4w9WgXcQ"],
  `http://www.youtube.com/watch?v=${ID}`,
  `https://www.youtube.com.evil.example/watch?v=${ID}`,
  `https://evil.example/https://youtu.be/${ID}`,
  `https://user@www.youtube.com/watch?v=${ID}`,
  `https://www.youtube.com:8443/watch?v=${ID}`,
  ...["https://www.youtube.com/", "https://www.youtube.com/watch?v=../../x", "https://youtu.be/a/b"],
  `https://www.youtube.com/watch?v=${ID}%22onload`,
  "https://vimeo.com/76979871/../../admin/x",
  "https://open.spotify.com/track/zu-kurz",
  "https://www.openstreetmap.org/export/embed.html?bbox=javascript:1",
  "https://www.openstreetmap.org/#map=1/2/3",
  "https://xn--youtube-1ya.com/watch?v=dQw4w9WgXcQ",
])("%s stays a link", (url) => expect(embedOf(url)).toBeNull());

it("knows no origin by a name that every object has", () => {
  expect(frameOrigin("constructor")).toBeNull();
  expect(frameOrigin("")).toBeNull();
});
