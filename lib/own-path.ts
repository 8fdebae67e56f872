/** Addresses may be as long as a browser likes. */
const LONGEST = 500;

/** The path of an address, without what stands behind "?": for a log of which page a form stood on. "" for none. */
export function ownPath(address: string | null): string {
  return address && URL.canParse(address) ? new URL(address).pathname.slice(0, LONGEST) : "";
}
