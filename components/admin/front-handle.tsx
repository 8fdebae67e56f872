"use client";

import { useDraggable } from "@dnd-kit/core";
import type { Dragged } from "#components/admin/front-board-types.ts";

type Drag = ReturnType<typeof useDraggable>;

/** Something that can be taken by its handle: with a pointer, or with space and arrows. */
export const useDragged = (id: string, data: Dragged, disabled = false): Drag =>
  useDraggable({ id, data, disabled });

/** Drawn by hand: six dots, as everywhere. Without a script it does nothing, and the buttons beside it do all. */
export function DragHandle({ drag, label }: { drag: Drag; label: string }) {
  return (
    <button
      ref={drag.setActivatorNodeRef}
      type="button"
      className="quiet front-handle"
      {...drag.attributes}
      {...drag.listeners}
      aria-label={label}
    >
      <svg width="10" height="18" viewBox="0 0 10 18" aria-hidden="true" fill="currentColor">
        {[3, 9, 15].flatMap((y) => [2, 8].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.5" />))}
      </svg>
    </button>
  );
}
