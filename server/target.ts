/** The path and query that a request is about, or null when it is not a target that any page could have.
 * Proxies may send the whole address (absolute-form, RFC 9112 section 3.2.2); a path that cannot be decoded would make the router throw. */
export function readTarget(url: string): string | null {
  const target = /^https?:\/\//i.test(url) ? withoutOrigin(url) : url;
  if (!target?.startsWith("/")) return null;
  const path = target.split("?", 1)[0] ?? "";
  try {
    // A decoded NUL or backslash is never part of a path of ours, but files and databases choke on it.
    return /[\0\\]/.test(decodeURIComponent(path)) ? null : target;
  } catch {
    return null;
  }
}

/**
 * The same address without slashes at the end of its path, or null when it has none there. WordPress' addresses
 * end in one, ours do not. Never begins with two slashes: browsers would read a host.
 */
export function withoutSlash(target: string): string | null {
  const [, path = "", query = ""] = /^([^?]*?)\/+(\?.*)?$/s.exec(target) ?? [];
  return path === "" || path.startsWith("//") ? null : path + query;
}

function withoutOrigin(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** What needs no escape in a path segment and what escapes it alike in every spelling. */
const PLAIN_PATH = /^[\w\-./~]*$/;

/** One spelling for each path: "/%70olitik" is "/politik", or whoever likes could have a page rendered a thousand times. */
export function canonicalPath(path: string): string {
  if (PLAIN_PATH.test(path)) return path;
  return path
    .split("/")
    .map((segment) => encodeURIComponent(decodeURIComponent(segment)))
    .join("/");
}
