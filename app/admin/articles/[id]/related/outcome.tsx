import { changeRelated } from "#app/admin/articles/[id]/related/actions.ts";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { RelatedForm } from "#components/admin/related-lines.tsx";
import { getArticleHead } from "#db/article-heads.ts";
import { parseId } from "#lib/queue-filter.ts";
import { parseRelatedAct } from "#lib/related-acts.ts";

type Props = {
  query: Record<string, string | string[] | undefined>;
  articleId: number;
  words: string;
};

/** What has just been done, as the address says it, with the way back. */
export async function RelatedOutcome({ query, articleId, words }: Props) {
  if (typeof query.problem === "string")
    return (
      <p className="outcome is-problem" role="alert">
        {await problemText(query.problem, "relatedDesk")}
      </p>
    );
  const done = parseRelatedAct(query.done);
  const back = parseRelatedAct(query.back);
  const [{ t }, related] = await Promise.all([readDesk(), getArticleHead(parseId(query.related) ?? 0)]);
  if (!done || !related) return null;
  return (
    <div className="outcome">
      <span role="status">{t(`relatedDesk.done.${done}`, { title: related.title })}</span>
      {back && (
        <RelatedForm {...{ articleId, words, change: changeRelated }} relatedId={related.id} act={back}>
          <button type="submit">{t("relatedDesk.undo")}</button>
        </RelatedForm>
      )}
    </div>
  );
}
