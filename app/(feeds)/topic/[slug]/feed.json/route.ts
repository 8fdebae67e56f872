import { topicFeed } from "../topic-feed.ts";

export const GET = topicFeed("json");
