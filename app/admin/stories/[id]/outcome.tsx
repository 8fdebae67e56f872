import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { moveArticle } from "#app/admin/stories/actions.ts";
import { MoveForm } from "#components/admin/story-articles.tsx";
import { getStoryArticle } from "#db/story-articles.ts";
import { parseId } from "#lib/queue-filter.ts";

type Props = {
  query: Record<string, string | string[] | undefined>;
  storyId: number;
  words: string;
};

const DONE = ["created", "saved", "closed", "reopened", "undone", "merged"] as const;

/** What has just been done, as the address says it; an article that was moved has the way back. */
export async function StoryOutcome({ query, storyId, words }: Props) {
  const { t } = await readDesk();
  const done = DONE.find((one) => one === query.done);
  const moved = parseId(query.moved);
  if (typeof query.problem === "string")
    return (
      <p className="outcome is-problem" role="alert">
        {await problemText(query.problem, "storyDesk")}
      </p>
    );
  if (moved) return <Moved {...{ storyId, words }} articleId={moved} from={parseId(query.from)} />;
  if (!done) return null;
  return (
    <p className="outcome" role="status">
      {t(`storyDesk.done.${done}`)}
    </p>
  );
}

async function Moved({
  storyId,
  words,
  articleId,
  from,
}: Omit<Props, "query"> & { articleId: number; from: number | null }) {
  const [{ t }, article] = await Promise.all([readDesk(), getStoryArticle(articleId)]);
  if (!article) return null;
  const isIn = article.storyId === storyId;
  return (
    <div className="outcome">
      <span role="status">{t(`storyDesk.done.${isIn ? "in" : "out"}`, { title: article.title })}</span>
      <MoveForm
        {...{ storyId, words, article: { id: articleId }, move: moveArticle }}
        from={article.storyId}
        to={from}
        undo
      >
        <button type="submit">{t("storyDesk.undo")}</button>
      </MoveForm>
    </div>
  );
}
