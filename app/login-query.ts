import { type Onward, readOnward } from "#lib/login.ts";
import type { Query } from "#lib/paging.ts";

/** A page's query as its forms wrote it; a name that is there twice counts once. */
export function queryOf(query: Query): URLSearchParams {
  const names = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const first = [value].flat()[0];
    if (first !== undefined) names.set(name, first);
  }
  return names;
}

export type LoginQuery = { given: URLSearchParams; onward: Onward; wait: number };

/** What pages of signing in read from their address. */
export async function readLoginQuery(searchParams: Promise<Query>): Promise<LoginQuery> {
  const given = queryOf(await searchParams);
  return { given, onward: readOnward(given), wait: secondsOf(given.get("wait")) };
}

const DAY = 86_400;

function secondsOf(text: string | null): number {
  const seconds = Number(text ?? 0);
  return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, DAY) : 0;
}
