import type { Node } from "prosemirror-model";

/** Content of another house that can be shown in a frame of ours once a reader asks for it (A12). */
export type Embed = {
  provider: ProviderName;
  /** Where it stands. */
  address: string;
  /** What the frame loads. */
  frame: string;
  /** A ratio as CSS says it, or a height in pixels for what plays sound. */
  size: string;
};

type Provider = {
  name: string;
  /** The only origin that the frame may have; the document's policy names it. */
  frames: string;
  hosts: readonly string[];
  /** Path and query of the frame, for an address at one of the hosts; null where it is no piece of content. */
  frame: (url: URL) => string | null;
  size: (url: URL) => string;
};

const WIDE = "16 / 9";
const MAP = "4 / 3";
const FIRST = 1;

const PROVIDERS = {
  youtube: {
    name: "YouTube",
    frames: "https://www.youtube-nocookie.com",
    hosts: [
      ...["youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be"],
      ...["youtube-nocookie.com", "www.youtube-nocookie.com"],
    ],
    frame: ({ hostname, pathname, searchParams }) => {
      const asked =
        hostname === "youtu.be"
          ? pathname.slice(FIRST)
          : pathname === "/watch"
            ? searchParams.get("v")
            : /^\/(?:embed|shorts|live)\/([^/]+)/.exec(pathname)?.[FIRST];
      return asked && /^[\w-]{11}$/.test(asked) ? `/embed/${asked}?autoplay=1` : null;
    },
    size: () => WIDE,
  },
  vimeo: {
    name: "Vimeo",
    frames: "https://player.vimeo.com",
    hosts: ["vimeo.com", "www.vimeo.com", "player.vimeo.com"],
    frame: ({ pathname }) => {
      const video = /^\/(?:video\/)?(\d{5,12})\/?$/.exec(pathname)?.[FIRST];
      return video ? `/video/${video}?dnt=1&autoplay=1` : null;
    },
    size: () => WIDE,
  },
  spotify: {
    name: "Spotify",
    frames: "https://open.spotify.com",
    hosts: ["open.spotify.com"],
    frame: ({ pathname }) => {
      const piece =
        /^\/(?:intl-[a-z]{2}\/|embed\/)?((?:track|album|playlist|episode|show)\/[A-Za-z0-9]{22})$/.exec(
          pathname,
        );
      return piece ? `/embed/${piece[FIRST]}` : null;
    },
    size: ({ pathname }) => (/\/(?:track|episode)\//.test(pathname) ? "152px" : "352px"),
  },
  soundcloud: {
    name: "SoundCloud",
    frames: "https://w.soundcloud.com",
    hosts: ["soundcloud.com", "www.soundcloud.com"],
    frame: ({ pathname }) =>
      /^\/[\w-]+\/(?:sets\/)?[\w-]+$/.test(pathname)
        ? `/player/?${new URLSearchParams({ url: `https://soundcloud.com${pathname}`, auto_play: "true" })}`
        : null,
    size: () => "166px",
  },
  datawrapper: {
    name: "Datawrapper",
    frames: "https://datawrapper.dwcdn.net",
    hosts: ["datawrapper.dwcdn.net"],
    frame: ({ pathname }) => (/^\/[A-Za-z0-9]{5}(?:\/\d{1,4})?\/?$/.test(pathname) ? pathname : null),
    size: () => MAP,
  },
  openstreetmap: {
    name: "OpenStreetMap",
    frames: "https://www.openstreetmap.org",
    hosts: ["www.openstreetmap.org", "openstreetmap.org"],
    frame: ({ pathname, search, searchParams }) =>
      pathname === "/export/embed.html" && /^[-\d.,]{7,120}$/.test(searchParams.get("bbox") ?? "")
        ? pathname + search
        : null,
    size: () => MAP,
  },
} as const satisfies Record<string, Provider>;

export type ProviderName = keyof typeof PROVIDERS;

/** What stands at a public address, if we know how its house shows it in a frame. Whatever is not exactly that is a link. */
export function embedOf(address: string): Embed | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== "https:" || url.port || url.username || url.password) return null;
  for (const [name, provider] of Object.entries(PROVIDERS) as [ProviderName, Provider][]) {
    if (!provider.hosts.includes(url.hostname)) continue;
    const frame = provider.frame(url);
    return frame === null
      ? null
      : { provider: name, address, frame: provider.frames + frame, size: provider.size(url) };
  }
  return null;
}

export const providerTitle = (name: ProviderName): string => PROVIDERS[name].name;

/** The origin that a document with such an embed lets into a frame; null for what is no provider. */
export const frameOrigin = (name: string): string | null =>
  Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name as ProviderName].frames : null;

/** Whether a body has something that a reader can have shown. */
export function hasEmbeds(doc: Node): boolean {
  let found = false;
  doc.descendants((node) => {
    found ||= node.type.name === "embed" && embedOf(node.attrs.url) !== null;
  });
  return found;
}
