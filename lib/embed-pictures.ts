import { type Embed, embedOf } from "#lib/embeds.ts";

/** The picture that another house publishes of its content, kept here. */
export type EmbedPicture = {
  /** What the content's frame loads. */
  frame: string;
  width: number;
  height: number;
  variants: { format: "avif" | "webp" | "jpeg"; width: number; height: number; url: string }[];
};

/** Where the picture is: a file, or an answer that names one (oEmbed 1.0, `thumbnail_url`). */
export type PictureSource = { file: string } | { oembed: string };

type Source = (frame: URL) => PictureSource;

const oembed =
  (endpoint: string, content: (frame: URL) => string, asked: Record<string, string> = {}): Source =>
  (frame) => ({ oembed: `${endpoint}?${new URLSearchParams({ url: content(frame), ...asked })}` });

const LARGE = "960";

/** Charts and maps are no decoration: a picture of them would be old news with nobody's words for it. */
const SOURCES: Record<Embed["provider"], Source | null> = {
  youtube: ({ pathname }) => ({
    file: `https://i.ytimg.com/vi/${pathname.replace("/embed/", "")}/hqdefault.jpg`,
  }),
  vimeo: oembed(
    "https://vimeo.com/api/oembed.json",
    ({ pathname }) => `https://vimeo.com${pathname.replace("/video", "")}`,
    { width: LARGE },
  ),
  spotify: oembed(
    "https://open.spotify.com/oembed",
    ({ origin, pathname }) => origin + pathname.replace("/embed", ""),
  ),
  soundcloud: oembed("https://soundcloud.com/oembed", ({ searchParams }) => searchParams.get("url") ?? "", {
    format: "json",
  }),
  datawrapper: null,
  openstreetmap: null,
};

/** An index entry holds so much; no real address is near it. */
const LONGEST_FRAME = 500;

/** Where an embed's picture is asked for; null where its house publishes none. */
export function pictureSource({ provider, frame }: Pick<Embed, "provider" | "frame">): PictureSource | null {
  return frame.length > LONGEST_FRAME ? null : (SOURCES[provider]?.(new URL(frame)) ?? null);
}

/** The content at these addresses of which there is a picture, each once, by what its frame loads. */
export function picturedEmbeds(addresses: readonly string[]): Map<string, Embed> {
  const embeds = addresses.flatMap((address) => embedOf(address) ?? []);
  return new Map(embeds.filter(pictureSource).map((embed) => [embed.frame, embed]));
}

/** The picture's address in an oEmbed answer; null where it names none that we would ask for. */
export function thumbnailIn(answer: string): string | null {
  try {
    const { thumbnail_url: url } = JSON.parse(answer) as { thumbnail_url?: unknown };
    return typeof url === "string" && URL.canParse(url) && new URL(url).protocol === "https:" ? url : null;
  } catch {
    return null;
  }
}

/** How a picture is cut and shown: film as wide as the text and of the frame's shape, sound as a small square. */
export type PictureShape = {
  ratio: number;
  /** Of the variants, in pixels. */
  widths: readonly number[];
  /** As wide as the page shows it, in CSS pixels; null: as wide as the text. */
  shown: number | null;
};

const FILM: PictureShape = { ratio: 16 / 9, widths: [480, 960], shown: null };
const COVER: PictureShape = { ratio: 1, widths: [160, 320], shown: 160 };

export const pictureShape = ({ size }: Pick<Embed, "size">): PictureShape =>
  size.endsWith("px") ? COVER : FILM;
