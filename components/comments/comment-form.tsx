import { createElement } from "react";
import { texts } from "#components/ui/voice.ts";
import { MAX_COMMENT } from "#lib/comments.ts";
import { HONEYPOT } from "#lib/form.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  articleId: number;
  parentId?: number | null;
  /** What was typed before. */
  body?: string;
  /** Why it was not taken, said at the field. */
  problem?: string;
  /** Token of the draft that this form goes on with. */
  draft?: string;
  /** Milliseconds since the epoch; only on pages that are made for one person. */
  shownAt?: number;
  /** Where it goes when it is no new comment: nothing is kept of it in the browser then. */
  action?: string;
  submit: string;
};

const FIELD = "comment-body";

/** A comment is written here, signed in or not: whoever is not is asked afterwards, and loses nothing. */
export function CommentForm(props: Props) {
  const { articleId, parentId, body = "", problem, draft, shownAt, action, submit } = props;
  const t = texts();
  const described = ["comment-hint", problem && "comment-problem"].filter(Boolean).join(" ");
  return (
    <form method="post" action={action ?? paths.comments()} className="mt-4">
      <input type="hidden" name="articleId" value={articleId} />
      {parentId ? <input type="hidden" name="parentId" value={parentId} /> : null}
      {draft && <input type="hidden" name="draft" value={draft} />}
      {shownAt !== undefined && <input type="hidden" name="shownAt" value={shownAt} />}
      <label className="small font-bold" htmlFor={FIELD}>
        {t("form.label")}
      </label>
      {problem && (
        <p id="comment-problem" className="small mt-1 font-bold text-accent" role="alert">
          {problem}
        </p>
      )}
      <textarea
        id={FIELD}
        name="body"
        className="field mt-1.5 min-h-40"
        rows={7}
        required
        dir="auto"
        aria-describedby={described}
        aria-invalid={problem ? "true" : undefined}
      >
        {/* HTML takes the first line break of a field for its own (HTML §13.1.2.5). */}
        {`\n${body}`}
      </textarea>
      {!action && createElement("comment-draft")}
      <p className="unseen" aria-hidden="true">
        <label htmlFor={HONEYPOT}>{t("form.honeypot")}</label>
        <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autoComplete="off" />
      </p>
      <p id="comment-hint" className="small mt-1.5 text-muted">
        {t("form.hint", { max: MAX_COMMENT })}
      </p>
      <button type="submit" className="button mt-3">
        {submit}
      </button>
    </form>
  );
}
