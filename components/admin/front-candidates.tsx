"use client";

import { useDroppable } from "@dnd-kit/core";
import Link from "next/link";
import {
  type BoardActions,
  type BoardArticle,
  type BoardPlace,
  type BoardSeen,
  type BoardTexts,
  fill,
} from "#components/admin/front-board-types.ts";
import { DragHandle, useDragged } from "#components/admin/front-handle.tsx";
import { FrontSearch } from "#components/admin/front-search.tsx";

/** Where whoever is dragged off the page is let go. */
export const POOL = "pool";

type Props = BoardSeen & {
  places: BoardPlace[];
  candidates: BoardArticle[];
  texts: BoardTexts;
  actions: BoardActions;
  searchPath: string;
};

/** The newest articles, or those that were looked for. */
export function FrontCandidates(props: Props) {
  const { candidates, texts, words, searchPath } = props;
  const { setNodeRef } = useDroppable({ id: POOL });
  return (
    <section ref={setNodeRef} aria-labelledby="candidates">
      <h2 id="candidates">{texts.candidates}</h2>
      <FrontSearch path={searchPath} words={words} label={texts.search} send={texts.find} />
      {candidates.length === 0 ? (
        <p className="muted">{texts.noCandidates}</p>
      ) : (
        <ul className="front-candidates">
          {candidates.map((article) => (
            <Candidate key={article.id} article={article} {...props} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Candidate({
  article,
  places,
  texts,
  actions,
  version,
  words,
}: Omit<Props, "candidates" | "searchPath"> & { article: BoardArticle }) {
  const from = places.find((place) => place.article?.id === article.id);
  const drag = useDragged(`candidate-${article.id}`, {
    articleId: article.id,
    title: article.title,
    from: from?.name ?? null,
    isPinned: from?.pin != null,
  });
  return (
    <li ref={drag.setNodeRef} className="front-line">
      <DragHandle drag={drag} label={fill(texts.handle, { title: article.title })} />
      <div className="front-words">
        <h3>
          <Link href={article.href} prefetch={false}>
            {article.title}
          </Link>
        </h3>
        <p className="help">
          {article.meta}
          {article.place && (
            <>
              {" · "}
              <b>{fill(texts.standsOn, { place: article.place })}</b>
            </>
          )}
        </p>
      </div>
      <form action={actions.place} className="front-set">
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="q" value={words} />
        <input type="hidden" name="articleId" value={article.id} />
        <input type="hidden" name="from" value={from?.name ?? ""} />
        {places.map(({ name, label, short }) => {
          const text = fill(texts.setOn, { title: article.title, place: label });
          return (
            <button key={name} name="place" value={name} type="submit" aria-label={text} title={text}>
              {short}
            </button>
          );
        })}
      </form>
    </li>
  );
}
