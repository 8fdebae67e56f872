import { authorFeed } from "../author-feed.ts";

export const GET = authorFeed("rss");
