import { discussionFeed } from "../article-feeds.ts";

export const GET = discussionFeed("atom");
