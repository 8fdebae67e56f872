import { CommentForm } from "#components/comments/comment-form.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import type { DiscussionState } from "#lib/discussion-state.ts";
import { paths } from "#lib/paths.ts";

/** The invitation that names the article, room for a comment, and the house's rules beside it (S7, S8, D4, D16). */
export function Invitation({ article, state }: { article: Article; state: DiscussionState }) {
  const t = texts();
  return (
    <div className="mt-6 border-t border-line pt-5 text-[1.0625rem] leading-normal">
      {state.open ? (
        <>
          <p className="headline text-[1.375rem]">{t("comments.invitation", { title: article.title })}</p>
          <CommentForm articleId={article.id} submit={t("form.submit")} />
        </>
      ) : (
        <p>{closedBecause(state, t)}</p>
      )}
      <Policy />
    </div>
  );
}

function closedBecause(state: DiscussionState & { open: false }, t: ReturnType<typeof texts>): string {
  if (state.because === "age") return t("form.closedByAge", { days: state.days });
  return state.reason || t("comments.closed");
}

/** How the house moderates, in a few sentences. */
export function Policy() {
  const t = texts();
  return (
    <div className="mt-5 space-y-2 text-soft">
      <p>
        <strong>{t("comments.moderated")}</strong>
      </p>
      <p>{t("comments.policyTopic")}</p>
      <p>{t("comments.policyRespect")}</p>
      <p>
        {t("comments.policyReason")}{" "}
        <a className="text-link" href={paths.commentPolicy()}>
          {t("comments.policyLink")}
        </a>
      </p>
    </div>
  );
}
