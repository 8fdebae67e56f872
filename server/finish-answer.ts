import { type Note, withParts } from "#lib/answer.ts";
import { paths } from "#lib/paths.ts";
import { isFramed, isShared } from "#lib/reader-routes.ts";
import type { AnswerRecord } from "#server/answer-record.ts";
import { makeDocument } from "#server/document.ts";
import type { Outcome } from "#server/document-cache.ts";
import type { Encoding } from "#server/encoding.ts";
import { finishDocument } from "#server/finish-document.ts";
import { documentPolicy, securityHeaders } from "#server/security-headers.ts";
import { SPECULATION_RULES_PATH } from "#server/speculation-rules.ts";

export type FinishOptions = {
  siteUrl: string;
  failurePage: () => string;
  /** Address in the markup → address of the bundle. */
  islands: ReadonlyMap<string, string>;
};

type Headers = [name: string, value: string][];

/** Browsers ask each time; a cache in between may answer for seconds, and for long while we are away. */
const SHARED = "public, max-age=0, s-maxage=10, stale-while-revalidate=30, stale-if-error=86400";
const SHARED_BRIEFLY = "public, max-age=0, s-maxage=10";
/** Browsers and services keep it; a cache in between forgets it soon after it was taken from the readers. */
const LASTING = "public, max-age=604800, s-maxage=600, immutable";
const PRIVATE = "private, no-store";

/** "Not there" and "elsewhere" are named by few tags: they are asked for anew after this, in milliseconds. */
const BRIEFLY_MS = 60_000;

/** When to come back after a failure of the database, in seconds. */
const RETRY_SECONDS = 5;

/** What the answer's bytes, the connection or Next's client would have said. */
const DROPPED =
  /^(cache-control|vary|etag|date|connection|keep-alive|content-length|content-encoding|transfer-encoding|x-powered-by|x-nextjs-.*|x-next-.*|refresh)$/;

export type Finish = (
  answer: AnswerRecord & { note: Note },
  asked: { key: string; encoding: Encoding; shared: boolean },
) => Outcome;

/** How an answer of Next becomes what readers get: status, headers, document. */
export function createFinish({ siteUrl, failurePage, islands }: FinishOptions): Finish {
  const always = securityHeaders(siteUrl);
  const ours = new Set(always.map(([name]) => name.toLowerCase()));

  return ({ status: given, headers, body, note }, { key, encoding, shared }) => {
    const status = settle(given, note);
    const isDocument = String(headers["content-type"] ?? "").startsWith("text/html");
    // What says of itself that it is overloaded (note.status) is a document like any other.
    const failed = given >= 500;
    const markup = () => (failed ? failurePage() : withParts(body.toString(), note.parts));
    const finished = isDocument ? finishDocument(markup(), islands) : null;
    // A page that did without what it could not ask for is not the page.
    const isWhole = [200, 301, 404, 410].includes(status) && !note.unavailable;
    const keep = shared && isWhole && !headers["set-cookie"];
    const tags = [...note.tags];

    const out: Headers = passedOn(headers, { isDocument, ours });
    const path = key.split("?", 1)[0] ?? key;
    const framed = !shared && isFramed(path);
    const policy = documentPolicy(finished ?? { styles: [], scripts: [] }, {
      framed,
      frames: finished?.frames,
      counters: finished?.counters,
    });
    out.push(...always, ["Content-Security-Policy", policy]);
    const shownLong = note.lasting ? LASTING : SHARED;
    out.push(["Cache-Control", keep ? (status === 200 ? shownLong : SHARED_BRIEFLY) : PRIVATE]);
    const retryAfter = note.retryAfter ?? (status === 503 ? RETRY_SECONDS : undefined);
    if (retryAfter !== undefined) out.push(["Retry-After", String(retryAfter)]);
    if (status === 404 || status === 410 || !isShared(path)) out.push(["X-Robots-Tag", "noindex"]);
    if (isDocument && status === 200) out.push(["Speculation-Rules", `"${SPECULATION_RULES_PATH}"`]);
    if (keep && tags.length > 0) out.push(["Surrogate-Key", tags.join(" ")], ["Cache-Tag", tags.join(",")]);

    if (note.articleId !== null && isDocument && status === 200) out.push(["Link", oembedLink(path)]);

    const bytes = finished ? Buffer.from(finished.html) : status === 301 ? Buffer.alloc(0) : body;
    const madeAt = Date.now();
    const entry = {
      key,
      document: makeDocument({ status, headers: out, bytes, encoding }),
      tags,
      articleId: note.articleId,
      freshness: "fresh" as const,
      madeAt,
      expiresAt: madeAt + (status === 200 ? (note.holdsFor ?? Number.POSITIVE_INFINITY) : BRIEFLY_MS),
      hits: 0,
    };
    return { entry, keep, unavailable: note.unavailable };
  };
}

/** Where other sites hear what to show of a link to an article (https://oembed.com §4); each byte is in every article. */
const oembedLink = (path: string) => `<${paths.oembed(path)}>;rel=alternate;type="application/json+oembed"`;

/** A page that is not there says so by its status too; what moved for good answers 301, which every crawler knows, where Next says 308. */
function settle(status: number, note: Note): number {
  if (status >= 500) return note.unavailable ? 503 : status;
  if (status === 200 && note.status !== null) return note.status;
  return status === 308 ? 301 : status;
}

function passedOn(
  headers: AnswerRecord["headers"],
  { isDocument, ours }: { isDocument: boolean; ours: ReadonlySet<string> },
): Headers {
  return Object.entries(headers).flatMap(([name, value]) => {
    // What is passed through has ours already.
    if (value === undefined || DROPPED.test(name) || ours.has(name)) return [];
    // Next names scripts and style sheets that its documents preload; a feed's links are its own.
    if (name === "link" && isDocument) return [];
    return [value].flat().map((one): Headers[number] => [inTitleCase(name), String(one)]);
  });
}

/** "content-type" → "Content-Type" */
const inTitleCase = (name: string) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
