import { articleFeed } from "../article-feeds.ts";

export const GET = articleFeed("json");
