import { storyFeed } from "../story-feed.ts";

export const GET = storyFeed("atom");
