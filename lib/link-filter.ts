/** What the desk of links shows; it travels in the address. */
export const LINK_VIEWS = ["broken", "moved", "ignored"] as const;
export type LinkView = (typeof LINK_VIEWS)[number];

/** The last line of the page before: the moment that it is ordered by, in milliseconds, and its number. */
export type AfterLink = { at: number; id: number };
export type LinkFilter = { view: LinkView; after: AfterLink | null };

type Query = Record<string, string | string[] | undefined>;

/** Reads them off an address; what cannot be read is the first page of what is broken. */
export function parseLinkFilter(query: Query): LinkFilter {
  const [, at, id] = /^(\d{1,15})-(\d{1,15})$/.exec([query.after].flat()[0] ?? "") ?? [];
  return {
    view: LINK_VIEWS.find((name) => name === query.view) ?? "broken",
    after: at && id ? { at: Number(at), id: Number(id) } : null,
  };
}

/** The same as names of an address. */
export const linkQuery = ({ view, after }: LinkFilter): Record<string, string> => ({
  ...(view === "broken" ? {} : { view }),
  ...(after ? { after: `${after.at}-${after.id}` } : {}),
});
