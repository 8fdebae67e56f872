import { sectionFeed } from "../section-feed.ts";

export const GET = sectionFeed("atom");
