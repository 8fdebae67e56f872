/** A slug or a secret as one segment of an address, percent-encoded (RFC 3986). */
export const segment = encodeURIComponent;

/** A path with its query; no "?" where nothing is asked. */
export const withQuery = (path: string, query: Record<string, string>) => {
  const names = new URLSearchParams(query).toString();
  return names === "" ? path : `${path}?${names}`;
};
