"use client";

import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { startTransition, useState } from "react";
import type {
  BoardActions,
  BoardArticle,
  BoardPlace,
  BoardSeen,
  BoardTexts,
  Dragged,
} from "#components/admin/front-board-types.ts";
import { fill } from "#components/admin/front-board-types.ts";
import { FrontCandidates, POOL } from "#components/admin/front-candidates.tsx";
import { toNextPlace, whereTo } from "#components/admin/front-keys.ts";
import { FrontPlace } from "#components/admin/front-place.tsx";

type Props = BoardSeen & {
  places: BoardPlace[];
  candidates: BoardArticle[];
  texts: BoardTexts;
  previewPath: string;
  searchPath: string;
  actions: BoardActions;
};

/** Places, candidates for them, and the front page as readers see it. All of it works by its buttons, without a script too. */
export function FrontBoard(props: Props) {
  const { places, texts, version, words, actions } = props;
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextPlace }),
  );
  const nameOf = (id: unknown) =>
    places.find(({ name }) => name === id)?.label ?? (id === POOL ? texts.pool : "");

  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const { articleId, from, isPinned } = active.data.current as Dragged;
    if (!over || over.id === from) return;
    const form = new FormData();
    const say = (fields: Record<string, string>) => {
      for (const [name, value] of Object.entries({ version: `${version}`, q: words, ...fields }))
        form.set(name, value);
    };
    if (over.id === POOL) {
      if (!from || !isPinned) return;
      say({ place: from });
      startTransition(() => actions.free(form));
    } else {
      say({ articleId: `${articleId}`, place: `${over.id}`, from: from ?? "" });
      startTransition(() => actions.place(form));
    }
  };
  const titleOf = (active: DragStartEvent["active"]) => (active.data.current as Dragged).title;

  return (
    <DndContext
      id="front"
      sensors={sensors}
      collisionDetection={whereTo}
      onDragStart={({ active }) => setDragged(active.data.current as Dragged)}
      onDragEnd={drop}
      onDragCancel={() => setDragged(null)}
      accessibility={{
        screenReaderInstructions: { draggable: texts.howTo },
        announcements: {
          onDragStart: ({ active }) => fill(texts.taken, { title: titleOf(active) }),
          onDragOver: ({ active, over }) =>
            over
              ? fill(texts.over, { title: titleOf(active), place: nameOf(over.id) })
              : fill(texts.nowhere, { title: titleOf(active) }),
          onDragEnd: ({ active, over }) =>
            over
              ? fill(texts.dropped, { title: titleOf(active), place: nameOf(over.id) })
              : fill(texts.cancelled, { title: titleOf(active) }),
          onDragCancel: ({ active }) => fill(texts.cancelled, { title: titleOf(active) }),
        },
      }}
    >
      <div className="front-columns">
        <div className="front-work">
          <section aria-labelledby="places">
            <h2 id="places">{texts.places}</h2>
            <ol className="front-places">
              {places.map((place) => (
                <FrontPlace key={place.name} place={place} {...props} />
              ))}
            </ol>
          </section>
          <FrontCandidates {...props} />
        </div>
        <section className="front-preview" aria-labelledby="preview">
          <h2 id="preview">{texts.preview}</h2>
          <div className="front-screen">
            <iframe key={version} src={props.previewPath} title={texts.previewTitle} tabIndex={-1} />
          </div>
        </section>
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && <p className="front-dragged">{dragged.title}</p>}
      </DragOverlay>
    </DndContext>
  );
}
