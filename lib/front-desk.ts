/** The places of the front page, as an editor fills them. */

export const PLACES = ["lead", "second-1", "second-2", "second-3"] as const;
export type PlaceName = (typeof PLACES)[number];

export const isPlace = (name: unknown): name is PlaceName => PLACES.some((place) => place === name);

/** An article that somebody put on a place. `title` are words for this place alone, "" for the article's own. */
export type Pin = {
  name: PlaceName;
  articleId: number;
  title: string;
  pinnedAt: string;
  /** ISO; null: until somebody takes it off. */
  expiresAt: string | null;
};

/** What was done, as the log keeps it and the page says it. */
export type ArrangementKind = "place" | "free" | "keep" | "undo";

/** More than this is no headline. */
export const LONGEST_TITLE = 160;

/**
 * Puts an article on a place. It stands once: wherever it was pinned it is no more. Whoever was pinned on the place
 * goes to the one that the article came from; without one the place is simply given away.
 * @param move.from the place where the article stands now, pinned or by itself
 */
export function placed(
  pins: readonly Pin[],
  move: { articleId: number; place: PlaceName; from: PlaceName | null; at: string },
): Pin[] {
  const { articleId, place, at } = move;
  const own = pins.find((pin) => pin.articleId === articleId);
  const from = own?.name ?? move.from;
  const others = pins.filter((pin) => pin.articleId !== articleId);
  const swapped = others.flatMap((pin) => {
    if (pin.name === place) return from && from !== place ? [{ ...pin, name: from }] : [];
    return pin.name === from ? [] : [pin];
  });
  const pin = own ? { ...own, name: place } : { articleId, title: "", pinnedAt: at, expiresAt: null };
  return inOrder([...swapped, { ...pin, name: place }]);
}

/** Takes whoever is pinned off a place: it fills itself again. */
export const freed = (pins: readonly Pin[], place: PlaceName): Pin[] =>
  pins.filter(({ name }) => name !== place);

/** Gives a pin other words, or another end. */
export const kept = (
  pins: readonly Pin[],
  place: PlaceName,
  words: Pick<Pin, "title" | "expiresAt">,
): Pin[] => pins.map((pin) => (pin.name === place ? { ...pin, ...words } : pin));

/** The place above or below; null at the ends. */
export const placeBeside = (place: PlaceName, by: -1 | 1): PlaceName | null =>
  PLACES[PLACES.indexOf(place) + by] ?? null;

const inOrder = (pins: Pin[]): Pin[] =>
  pins.toSorted((a, b) => PLACES.indexOf(a.name) - PLACES.indexOf(b.name));
