import type { CollisionDetection, KeyboardCoordinateGetter } from "@dnd-kit/core";
import { closestCenter, pointerWithin } from "@dnd-kit/core";
import { PLACES, type PlaceName } from "#lib/front-desk.ts";

const STEPS: Record<string, -1 | 1> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** With the keyboard an article goes from place to place, not from pixel to pixel. */
export const toNextPlace: KeyboardCoordinateGetter = (event, { context }) => {
  const step = STEPS[event.code];
  if (!step) return undefined;
  event.preventDefault();
  const here = PLACES.indexOf(context.over?.id as PlaceName);
  // Who comes from the candidates enters at the top, or from below.
  const next = here < 0 ? (step > 0 ? 0 : PLACES.length - 1) : here + step;
  const rect = context.droppableRects.get(PLACES[Math.min(Math.max(next, 0), PLACES.length - 1)] ?? "");
  return rect && { x: rect.left, y: rect.top };
};

/** A pointer means what lies under it, and nothing where nothing does; the keyboard means the nearest. */
export const whereTo: CollisionDetection = (moved) =>
  moved.pointerCoordinates ? pointerWithin(moved) : closestCenter(moved);
