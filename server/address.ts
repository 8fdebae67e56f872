import { declaredQuery, isShared, type SearchKind, searchKind } from "#lib/reader-routes.ts";
import { canonicalPath, readTarget, withoutSlash } from "#server/target.ts";

/** What a request is about. */
export type Address = {
  /** Path and query as they were meant: what every part of the house works with. */
  target: string;
  path: string;
  /** Under which the document cache knows the answer: one spelling, declared names only. Null for what is not shared. */
  key: string | null;
  /** The same address without slashes at the end of its path, where the page really stands; null without one. */
  bare: string | null;
  /** Whether the answer costs a search. */
  search: SearchKind | null;
};

/** Readers come to the same few thousand addresses: taking one apart costs as much as answering it. */
const REMEMBERED = 4_000;
const MAX_LENGTH = 300;

/** @returns a reader of addresses that remembers; null is what no page could be about */
export function addressReader(): (url: string) => Address | null {
  const known = new Map<string, Address>();
  return (url) => {
    const remembered = known.get(url);
    if (remembered) return remembered;
    const address = readAddress(url);
    if (!address?.key || url.length > MAX_LENGTH) return address;
    if (known.size >= REMEMBERED) known.clear();
    known.set(url, address);
    return address;
  };
}

function readAddress(url: string): Address | null {
  const target = readTarget(url);
  if (target === null) return null;
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  if (!isShared(path)) return { target, path, key: null, bare: null, search: null };
  const query = mark < 0 ? "" : target.slice(mark + 1);
  const bare = path.endsWith("/") ? withoutSlash(path) : null;
  const page = canonicalPath(bare ?? path);
  return {
    target,
    path,
    key: page + declaredQuery(page, query),
    bare: bare === null ? null : bare + target.slice(path.length),
    search: searchKind(page, query),
  };
}
