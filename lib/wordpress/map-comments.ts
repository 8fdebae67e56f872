import { withoutMail } from "#lib/wordpress/bylines.ts";
import { commentText } from "#lib/wordpress/comment-text.ts";
import { plainText } from "#lib/wordpress/html-text.ts";
import type { Item, WxrComment } from "#lib/wordpress/items.ts";
import { utcMoment, zonedMoment } from "#lib/wordpress/moments.ts";
import type { CommentRecord } from "#lib/wordpress/records.ts";

const STATES: Record<string, CommentRecord["state"]> = {
  "1": "approved",
  approve: "approved",
  approved: "approved",
  "0": "pending",
  hold: "pending",
  spam: "spam",
  trash: "rejected",
  "post-trashed": "rejected",
};
/** Written by people; the rest are calls from other servers and plugins' notes. */
const PEOPLE = new Set(["", "comment"]);
const MAX_NAME = 80;

/** Comments of an entry. Mail addresses, IP addresses and browsers stay behind. @param skip hears of each that is not taken over */
export function mapComments(
  item: Item,
  timeZone: string,
  skip: (comment: WxrComment, reason: string) => void,
): CommentRecord[] {
  const seen = new Set<string>();
  return item.comments.flatMap((comment, index) => {
    const reason = PEOPLE.has(comment.type) ? null : `${comment.type.slice(0, 40)}, not written by a person`;
    const text = commentText(comment.content);
    const id = comment.id || `at ${index}`;
    const why = reason ?? (text === "" ? "empty" : seen.has(id) ? "number used twice in the entry" : null);
    if (why) {
      skip(comment, why);
      return [];
    }
    seen.add(id);
    return [
      {
        id,
        parent: comment.parent,
        author: withoutMail(plainText(comment.author)).slice(0, MAX_NAME).toWellFormed() || "Anonym",
        text,
        state: STATES[comment.approved] ?? "pending",
        createdAt: utcMoment(comment.dateGmt) ?? zonedMoment(comment.date, timeZone),
        line: comment.line,
      },
    ];
  });
}
