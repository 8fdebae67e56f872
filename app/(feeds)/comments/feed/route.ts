import { movedResponse } from "#lib/http.ts";
import { paths } from "#lib/paths.ts";

/** Where WordPress had it. */
export const GET = () => movedResponse(paths.allCommentsFeed());
