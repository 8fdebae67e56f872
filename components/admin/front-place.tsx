"use client";

import { useDroppable } from "@dnd-kit/core";
import Link from "next/link";
import {
  type BoardActions,
  type BoardPlace,
  type BoardSeen,
  type BoardTexts,
  fill,
} from "#components/admin/front-board-types.ts";
import { DragHandle, useDragged } from "#components/admin/front-handle.tsx";
import { PinForm } from "#components/admin/pin-form.tsx";
import { type PlaceName, placeBeside } from "#lib/front-desk.ts";

type Props = BoardSeen & {
  place: BoardPlace;
  places: BoardPlace[];
  texts: BoardTexts;
  actions: BoardActions;
};

/** A place with who stands there: pinned, or greyed because it fills itself. */
export function FrontPlace({ place, places, texts, actions, version, words }: Props) {
  const { name, label, article, pin, lapsed } = place;
  const { setNodeRef, isOver } = useDroppable({ id: name });
  const drag = useDragged(
    `place-${name}`,
    { articleId: article?.id ?? 0, title: article?.title ?? "", from: name, isPinned: pin !== null },
    article === null,
  );
  const state = [pin ? "is-pinned" : "is-automatic", isOver ? "is-over" : ""].join(" ");
  const labelOf = (one: PlaceName) => places.find((other) => other.name === one)?.label ?? "";
  const seen = (
    <>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="q" value={words} />
    </>
  );
  return (
    <li ref={setNodeRef} className={`front-place ${state}`}>
      <div ref={drag.setNodeRef} className="front-line">
        {article && <DragHandle drag={drag} label={fill(texts.handle, { title: article.title })} />}
        <div className="front-words">
          <p className="front-label">
            <b>{label}</b> <span className="tag">{pin ? pin.state : texts.automatic}</span>
          </p>
          {article ? (
            <>
              <h3>
                <Link href={article.href} prefetch={false}>
                  {pin?.title || article.title}
                </Link>
              </h3>
              <p className="help">{article.meta}</p>
            </>
          ) : (
            <p className="help">{texts.emptyPlace}</p>
          )}
          {lapsed && <p className="help front-lapsed">{lapsed}</p>}
        </div>
      </div>
      {article && (
        <div className="front-buttons">
          <form action={actions.place}>
            {seen}
            <input type="hidden" name="articleId" value={article.id} />
            <input type="hidden" name="from" value={name} />
            {([-1, 1] as const).map((by) => {
              const to = placeBeside(name, by);
              if (!to) return null;
              const text = fill(texts.moveTo, { title: article.title, place: labelOf(to) });
              return (
                <button key={by} name="place" value={to} type="submit" aria-label={text} title={text}>
                  {by < 0 ? "↑" : "↓"}
                </button>
              );
            })}
            {!pin && (
              <button
                name="place"
                value={name}
                type="submit"
                aria-label={fill(texts.pinLabel, { title: article.title, place: label })}
              >
                {texts.pin}
              </button>
            )}
          </form>
          {pin && (
            <form action={actions.free}>
              {seen}
              <button
                name="place"
                value={name}
                type="submit"
                aria-label={fill(texts.freeLabel, { title: article.title, place: label })}
              >
                {texts.free}
              </button>
            </form>
          )}
        </div>
      )}
      {pin && article && (
        <PinForm
          key={version}
          place={place}
          pin={pin}
          original={article.title}
          texts={texts}
          keep={actions.keep}
          seen={seen}
        />
      )}
    </li>
  );
}
