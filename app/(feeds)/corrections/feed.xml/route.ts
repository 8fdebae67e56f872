import { correctionsFeed } from "../correction-feed.ts";

export const GET = correctionsFeed("rss");
