import { readPartner } from "../partner-feed.ts";

export const GET = readPartner("rss");
