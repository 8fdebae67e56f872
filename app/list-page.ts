import { missing } from "#app/missing.tsx";
import type { Paged } from "#lib/articles.ts";
import { pageNumber, type Query } from "#lib/paging.ts";

/** What every list page of the router gets. */
export type ListProps<Params = object> = { params: Promise<Params>; searchParams: Promise<Query> };

/** The page number asked for; anything that is none is "not found". */
export async function askedPage({ searchParams }: { searchParams: Promise<Query> }): Promise<number> {
  return pageNumber(await searchParams) ?? missing();
}

/** A page past the end of a list does not exist; an empty first page does. */
export function existing<List extends Paged<unknown>>(list: List): List {
  return list.items.length === 0 && list.page > 1 ? missing() : list;
}
