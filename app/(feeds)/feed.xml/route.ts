import { siteFeed } from "../site-feed.ts";

export const GET = siteFeed("rss");
