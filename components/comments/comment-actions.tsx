import { texts } from "#components/ui/voice.ts";
import type { OwnComment, PublicComment } from "#lib/comments.ts";
import { paths } from "#lib/paths.ts";

type Props = { comment: PublicComment; own: OwnComment | undefined; open: boolean; voted: boolean };

/** What can be done with a comment: plain links and forms, the same for whoever reads, a little more for its author. */
export function CommentActions({ comment, own, open, voted }: Props) {
  const t = texts();
  const isPublic = !own || own.state === "approved";
  const count = comment.helpfulCount;
  return (
    <div className="small acts">
      {isPublic && !own && (
        <form method="post" action={paths.commentVote(comment)}>
          <button type="submit" aria-pressed={voted ? "true" : undefined}>
            {t("form.helpful", { count })}
          </button>
        </form>
      )}
      {own && count > 0 && <span>{t("comments.helpful", { count })}</span>}
      {open && (
        <a href={paths.reply(comment)} rel="nofollow">
          {t("form.reply")}
        </a>
      )}
      {own?.isEditable && <a href={paths.commentEdit(comment)}>{t("form.edit")}</a>}
      {own && own.state !== "withdrawn" && <a href={paths.commentWithdraw(comment)}>{t("form.withdraw")}</a>}
      {isPublic && !own && (
        <a href={paths.report({ type: "comment", id: comment.id })} rel="nofollow">
          {t("form.report")}
        </a>
      )}
    </div>
  );
}
