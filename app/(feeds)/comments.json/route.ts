import { commentsFeed } from "../all-comments-feed.ts";

export const GET = commentsFeed("json");
