import type { Change } from "#lib/changes.ts";
import { touches } from "#server/store.ts";

/** What a render brought, and what changed while it was under way. */
export type Landed<Result> = {
  result: Result;
  /** The number of the first change to what it shows that it cannot know of; Infinity when there was none. */
  overtakenAt: number;
  /** Something around what it shows has changed. */
  aroundChanged: boolean;
};

export type Flights<Result> = {
  /** The number of changes heard so far: who comes later must see them. */
  readonly clock: number;
  /** Renders under way. */
  readonly active: number;
  /** Joins the render of this address, or starts it: one at a time, however many wait. */
  join: (key: string, render: () => Promise<Result>) => Promise<Landed<Result>>;
  hear: (change: Change) => void;
};

/**
 * Renders that are under way. A write may commit after a render has read and before it is done: the render does
 * not know, so each keeps what it has missed, and is measured by it when it lands.
 * @param tagsOf what a result shows
 * @param land called the very moment a render is measured, so that no change falls between that and keeping it
 */
export function createFlights<Result>(
  tagsOf: (result: Result) => ReadonlySet<string>,
  land: (key: string, landed: Landed<Result>) => void,
): Flights<Result> {
  const flights = new Map<string, Promise<Landed<Result>>>();
  const logs = new Set<{ clock: number; change: Change }[]>();
  let clock = 0;

  async function fly(key: string, render: () => Promise<Result>): Promise<Landed<Result>> {
    const missed: { clock: number; change: Change }[] = [];
    logs.add(missed);
    try {
      // A render that throws at once must not be gone before it is known.
      const result = await Promise.resolve().then(render);
      const shown = tagsOf(result);
      const first = missed.find(({ change }) => touches([...change.gone, ...change.hard], shown));
      const aroundChanged = missed.some(({ change }) => touches(change.soft, shown));
      const landed = { result, overtakenAt: first?.clock ?? Number.POSITIVE_INFINITY, aroundChanged };
      land(key, landed);
      return landed;
    } finally {
      logs.delete(missed);
      flights.delete(key);
    }
  }

  return {
    get clock() {
      return clock;
    },
    get active() {
      return flights.size;
    },
    join: (key, render) => {
      const running = flights.get(key);
      if (running) return running;
      const flight = fly(key, render);
      flights.set(key, flight);
      return flight;
    },
    hear: (change) => {
      clock += 1;
      for (const missed of logs) missed.push({ clock, change });
    },
  };
}
