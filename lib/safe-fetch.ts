import { type LookupAddress, lookup } from "node:dns";
import { type IncomingMessage, request as plain, type RequestOptions } from "node:http";
import { request as encrypted } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { promisify } from "node:util";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import ipaddr from "ipaddr.js";

/**
 * Fetches what an address names that somebody typed in, without becoming their way into our own network (SSRF,
 * CWE-918): every address that the name resolves to is looked at, the connection goes to one of those and to no
 * other, and each redirect is a new question.
 */
export type SafeFetchOptions = {
  /** Media types that are taken, without parameters: "application/rss+xml". */
  accept: readonly string[];
  /** Milliseconds for everything, redirects included. */
  timeout?: number;
  /** Bytes, as they arrive and unpacked. */
  maxBytes?: number;
  maxRedirects?: number;
  /** For tests alone: a listener on this machine may be asked too. */
  allowLoopback?: boolean;
};

export type Fetched = { url: string; type: string; body: string };
export type FetchedBytes = { url: string; type: string; bytes: Buffer };

export type FetchFault =
  | "address"
  | "internal"
  | "unreachable"
  | "status"
  | "redirects"
  | "type"
  | "size"
  | "timeout";

/** Why nothing came. `detail` is for a person: a status, a type, a host. */
export class FetchFailure extends Error {
  override name = "FetchFailure";
  readonly fault: FetchFault;
  readonly detail: string;
  constructor(fault: FetchFault, detail: string) {
    super(`${fault}: ${detail}`);
    this.fault = fault;
    this.detail = detail;
  }
}

const SECONDS = 1000;
const MEGABYTE = 2 ** 20;

/** What stands there as text. @throws FetchFailure */
export async function safeFetch(address: string, options: SafeFetchOptions): Promise<Fetched> {
  const { url, type, bytes, charset } = await follow(address, options);
  return { url, type, body: new TextDecoder(charset).decode(bytes) };
}

/** What stands there as it is. Its type is what the other side says. @throws FetchFailure */
export async function safeFetchBytes(address: string, options: SafeFetchOptions): Promise<FetchedBytes> {
  const { url, type, bytes } = await follow(address, options);
  return { url, type, bytes };
}

async function follow(address: string, options: SafeFetchOptions): Promise<Found> {
  const { timeout = 10 * SECONDS, maxRedirects = 3 } = options;
  const signal = AbortSignal.timeout(timeout);
  let url = safeUrl(address);
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const answer = await ask(url, options, signal);
    if (!("location" in answer)) return answer;
    url = safeUrl(answer.location, url);
  }
  throw new FetchFailure("redirects", url.host);
}

/** Only http and https, nobody's password, and no other way of writing one. @throws FetchFailure */
export function safeUrl(address: string, base?: URL): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    throw new FetchFailure("address", address.slice(0, 200));
  return url;
}

/** Whether an address is one of the Internet's: not this machine, not this network, nobody's tunnel into it. */
export function isPublicAddress(address: string, { allowLoopback = false } = {}): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address in IPv6's clothes is taken for what it is.
  const range = ipaddr.process(address).range();
  return range === "unicast" || (allowLoopback && range === "loopback");
}

async function resolve(url: URL, options: Pick<SafeFetchOptions, "allowLoopback">): Promise<LookupAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const literal = isIP(host);
  const found = literal
    ? [{ address: host, family: literal }]
    : await promisify(lookup)(host, { all: true }).catch(() => []);
  if (found.length === 0) throw new FetchFailure("unreachable", url.host);
  // One that leads inwards is enough: who answers with two kinds is trying something.
  if (!found.every(({ address }) => isPublicAddress(address, options)))
    throw new FetchFailure("internal", url.host);
  return found;
}

type Found = FetchedBytes & { charset: string };
type Answer = Found | { location: string };

async function ask(url: URL, options: SafeFetchOptions, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await openSafely(url, {
      method: "GET",
      headers: {
        Accept: `${options.accept.join(", ")}, */*;q=0.1`,
        "Accept-Encoding": "gzip, br",
        "User-Agent": "Depesche",
      },
      signal,
      allowLoopback: options.allowLoopback,
    });
    const { statusCode = 0, headers } = response;
    if (isRedirect(statusCode) && headers.location) {
      response.destroy();
      return { location: headers.location };
    }
    if (statusCode !== 200) throw new FetchFailure("status", `${statusCode}`);
    const type = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
    if (!options.accept.includes(type)) throw new FetchFailure("type", type);
    const charset = charsetOf(headers["content-type"] ?? "");
    return { url: url.href, type, bytes: await read(response, options), charset };
  } catch (error) {
    throw failureOf(error, url, signal);
  }
}

export const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

type SafeRequest = Pick<SafeFetchOptions, "allowLoopback"> & {
  method: "GET" | "HEAD" | "POST";
  headers: Record<string, string>;
  body?: Uint8Array;
  signal: AbortSignal;
};

/**
 * One question and the answer to it, of which nothing has been read: whoever asks reads it or destroys it.
 * @param url as `safeUrl` gives it @throws FetchFailure
 */
export async function openSafely(
  url: URL,
  { method, headers, body, signal, allowLoopback }: SafeRequest,
): Promise<IncomingMessage> {
  const addresses = await resolve(url, { allowLoopback });
  // Asked once and held to the answer: a name that changes its mind in between (DNS rebinding) changes nothing.
  const pinned: LookupFunction = (_, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, addresses);
    else done(null, first?.address ?? "", first?.family);
  };
  try {
    return await send(url, { agent: false, lookup: pinned, signal, method, headers }, body);
  } catch (error) {
    throw failureOf(error, url, signal);
  }
}

function failureOf(error: unknown, url: URL, signal: AbortSignal): FetchFailure {
  if (error instanceof FetchFailure) return error;
  return new FetchFailure(signal.aborted ? "timeout" : "unreachable", url.host);
}

function send(url: URL, settings: RequestOptions, body?: Uint8Array): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? encrypted : plain;
    request(url, settings, resolve).on("error", reject).end(body);
  });
}

async function read(
  response: IncomingMessage,
  { maxBytes = 2 * MEGABYTE }: SafeFetchOptions,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response) {
    length += piece.length;
    if (length > maxBytes) {
      response.destroy();
      throw new FetchFailure("size", `${maxBytes}`);
    }
    pieces.push(piece);
  }
  return unpack(Buffer.concat(pieces), response.headers["content-encoding"] ?? "", maxBytes);
}

/** A small file can unpack to a large one: the limit holds for both. */
function unpack(bytes: Buffer, encoding: string, maxOutputLength: number): Buffer {
  const by = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync }[
    encoding.trim().toLowerCase()
  ];
  if (!by) {
    if (encoding && encoding !== "identity") throw new FetchFailure("type", encoding);
    return bytes;
  }
  try {
    return by(bytes, { maxOutputLength });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw new FetchFailure(isLarge ? "size" : "type", isLarge ? `${maxOutputLength}` : encoding);
  }
}

/** What the header says, where it says something that is known; UTF-8 otherwise. */
function charsetOf(contentType: string): string {
  const named = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(named).encoding;
  } catch {
    return "utf-8";
  }
}
