/** Hosts whose bare address on a line of its own WordPress turns into an embed (its oEmbed list and kin). */
const HOSTS = new Set([
  "amazon.com",
  "amazon.de",
  "animoto.com",
  "anghami.com",
  "bsky.app",
  "canva.com",
  "cloudup.com",
  "codepen.io",
  "crowdsignal.com",
  "dai.ly",
  "dailymotion.com",
  "datawrapper.de",
  "datawrapper.dwcdn.net",
  "facebook.com",
  "fb.watch",
  "flic.kr",
  "flickr.com",
  "gist.github.com",
  "giphy.com",
  "imgur.com",
  "instagram.com",
  "issuu.com",
  "kickstarter.com",
  "linkedin.com",
  "mastodon.social",
  "mixcloud.com",
  "peertube.social",
  "pinterest.com",
  "pinterest.de",
  "podigee.io",
  "pca.st",
  "polldaddy.com",
  "reddit.com",
  "reverbnation.com",
  "scribd.com",
  "slideshare.net",
  "smugmug.com",
  "soundcloud.com",
  "speakerdeck.com",
  "spotify.com",
  "screencast.com",
  "ted.com",
  "threads.net",
  "tiktok.com",
  "tumblr.com",
  "twitch.tv",
  "twitter.com",
  "videopress.com",
  "vimeo.com",
  "wolframcloud.com",
  "wordpress.tv",
  "x.com",
  "youtu.be",
  "youtube.com",
  "youtube-nocookie.com",
]);

export function isEmbedAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol, pathname } = new URL(url);
  if (!/^https?:$/.test(protocol) || pathname === "/") return false;
  const parts = hostname.toLowerCase().split(".");
  return parts.some((_, at) => HOSTS.has(parts.slice(at).join(".")));
}

/** The page that a player's frame shows, where it can be told from the frame's address. */
export function watchAddress(frame: string): string {
  const url = frame.startsWith("//") ? `https:${frame}` : frame;
  const youtube = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,})/.exec(url)?.[1];
  if (youtube && youtube !== "videoseries") return `https://www.youtube.com/watch?v=${youtube}`;
  const vimeo = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(url)?.[1];
  if (vimeo) return `https://vimeo.com/${vimeo}`;
  const dailymotion = /^https?:\/\/(?:www\.)?dailymotion\.com\/embed\/video\/(\w+)/.exec(url)?.[1];
  return dailymotion ? `https://www.dailymotion.com/video/${dailymotion}` : url;
}
