import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { onChange } from "#lib/changes.ts";
import { log } from "#lib/log.ts";
import type { MediaPlace } from "#lib/media-store.ts";
import { mayBeSignedIn } from "#lib/session-cookie.ts";
import { addressReader } from "#server/address.ts";
import { createDocumentCache, type DocumentCache, type Trust } from "#server/document-cache.ts";
import { chooseEncoding } from "#server/encoding.ts";
import { createFinish, type FinishOptions } from "#server/finish-answer.ts";
import type { JobFiguresSource } from "#server/job-metrics.ts";
import { closeServer, listenOn } from "#server/listening.ts";
import { createLiveEvents } from "#server/live.ts";
import { createMedia } from "#server/media.ts";
import { createMetrics } from "#server/metrics.ts";
import { type ArticleViews, countPageViews, VIEWS_PATH } from "#server/page-views.ts";
import { comeBackSoon, refuse } from "#server/plain-answers.ts";
import { createPressedLinks, type Presses } from "#server/pressed-links.ts";
import type { Renderer } from "#server/renderer.ts";
import { createSearchGuard } from "#server/search-guard.ts";
import { securityHeaders } from "#server/security-headers.ts";
import { sendDocument } from "#server/send-document.ts";
import type { StaticFiles } from "#server/static-files.ts";
import type { Entry } from "#server/store.ts";
import { createWithheld } from "#server/withheld.ts";

export type Front = {
  server: Server;
  /** Takes the port at once; until open() every request is asked to come back. @throws StartError when it cannot */
  listen: (port: number, host: string) => Promise<void>;
  /** @param files what is served from memory; null leaves it to Next */
  open: (renderer: Renderer, files?: StaticFiles | null) => void;
  /** What the line on which the database tells of changes is worth. */
  trust: (trust: Trust) => void;
  /** Takes no more requests, lets the running ones finish for a while, then cuts them off. */
  close: () => Promise<void>;
};

/** Longer than a balancer's usual minute, so that it is never us who closes a connection that it is about to use. */
const keepAliveTimeout = 65_000;
/** Whoever drips a request in byte by byte is looked for every few seconds. */
const headersTimeout = 15_000;
const connectionsCheckingInterval = 5_000;
const requestTimeout = 120_000;

type Options = Pick<FinishOptions, "siteUrl" | "failurePage"> & {
  /** Where pictures are. */
  mediaPlace: MediaPlace;
  /** Reads which files of pictures nobody may have any more. */
  withheldFiles?: () => Promise<Iterable<string>>;
  keepViews?: (views: ArticleViews[]) => Promise<void>;
  /** What the links of mails do when somebody presses; without, nothing does. */
  presses?: Presses;
  /** What /metrics says of jobs and mails. */
  jobFigures?: JobFiguresSource;
  /** Next's development server: nothing is kept, nothing is taken away. */
  dev?: boolean;
  cacheBytes?: number;
};

/** Enough for a few thousand articles in two codings each. */
const CACHE_BYTES = 128 * 2 ** 20;
const VIEWS_EVERY_MS = 20_000;

/** The HTTP front: every request passes here, in this order: malformed → files → media → document cache → limits of searches → Next. */
export function createFront(options: Options): Front {
  const { siteUrl, failurePage, dev = false } = options;
  const always = securityHeaders(siteUrl);
  const finish = createFinish({ siteUrl, failurePage, islands: new Map() });
  const withheld = createWithheld(options.withheldFiles ?? (async () => []));
  const media = createMedia(options.mediaPlace, withheld.has);
  const pressed = options.presses && createPressedLinks(options.presses);
  const views = countPageViews(options.keepViews ?? (async () => {}));
  let renderer: Renderer | undefined;
  let files: StaticFiles | null = null;

  const cache: DocumentCache = createDocumentCache({
    maxBytes: options.cacheBytes ?? CACHE_BYTES,
    render: (key, encoding) => (renderer as Renderer).render(key, encoding),
    unavailable: (key) => failed(key, 503),
  });
  const searches = createSearchGuard((key, encoding) => (renderer as Renderer).render(key, encoding));
  const readAddress = addressReader();
  const metrics = createMetrics(cache.stats, options.jobFigures);
  const live = createLiveEvents();
  // The cache first: whoever is told comes for the new page.
  const stopHearing = onChange((change) => {
    cache.apply(change);
    withheld.apply(change);
    live.apply(change);
  });
  const flushing = setInterval(() => void views.flush().catch(logged), VIEWS_EVERY_MS).unref();

  /** An answer to which nothing of ours could contribute. */
  function failed(key: string, status: 500 | 503): Entry {
    const unavailable = status === 503;
    const note = { status: null, tags: new Set<string>(), articleId: null, parts: null, unavailable };
    const record = {
      status,
      headers: { "content-type": "text/html; charset=utf-8" },
      body: Buffer.alloc(0),
      note,
    };
    return finish(record, { key, encoding: "identity", shared: false }).entry;
  }

  function handle(request: IncomingMessage, response: ServerResponse): Promise<void> | void {
    if (!renderer) return comeBackSoon(response);
    const address = readAddress(request.url ?? "");
    if (address === null) return refuse(withHeaders(response), 400);
    const { path, key, target } = address;
    request.url = target;
    if (path === VIEWS_PATH) return views.serve(request, withHeaders(response));
    if (path === "/metrics") return metrics.serve(request, withHeaders(response));
    if (live.isAsked(path)) return live.serve(request, withHeaders(response), path);
    if (path.startsWith("/media/")) return void media.serve(request, withHeaders(response));
    if (files?.serve(request, response, path)) return;

    const { method, headers } = request;
    const isRead = method === "GET" || method === "HEAD";
    const isPersonal = key === null || headers.authorization !== undefined || mayBeSignedIn(headers.cookie);
    if (pressed?.isAsked(request, path)) return pressed.serve(request, withHeaders(response));
    const isPassed = dev || !isRead || isPersonal;
    const encoding = chooseEncoding(headers["accept-encoding"]);
    const kept = isPassed ? undefined : cache.find(key, encoding);
    if (kept) return answer(request, response, { entry: kept, bare: address.bare });
    // From here on it costs something.
    const { search } = address;
    const refusal = search && searches.refusal(search, hopsOf(request));
    if (search && refusal) return searches.refuse(refusal, search, { request, response, withHeaders });
    if (isPassed) return renderer.pass(withHop(request), response);
    return searches
      .during(search, () => cache.fetch(key, encoding))
      .then(
        (entry) => answer(request, response, { entry, bare: address.bare }),
        (error: unknown) => {
          log().error({ err: error, url: request.url }, "rendering failed");
          sendDocument(request, response, failed(key, 500).document);
        },
      );
  }

  function answer(
    request: IncomingMessage,
    response: ServerResponse,
    { entry, bare }: { entry: Entry; bare: string | null },
  ): void {
    const isThere = entry.document.status === 200;
    if (isThere && bare !== null) {
      moveTo(response, bare);
      return;
    }
    if (isThere && entry.articleId !== null) views.count(request, entry.articleId);
    sendDocument(request, response, entry.document);
  }

  function moveTo(response: ServerResponse, location: string): void {
    withHeaders(response).writeHead(301, { Location: location, "Content-Length": 0 });
    response.end();
  }

  /** Who spoke to us stands last, whatever the client says of itself (lib/client-address.ts). */
  function hopsOf({ headers, socket }: IncomingMessage): string {
    const before = headers["x-forwarded-for"];
    return [...(before === undefined ? [] : [before].flat()), socket.remoteAddress ?? ""].join(", ");
  }

  function withHop(request: IncomingMessage): IncomingMessage {
    request.headers["x-forwarded-for"] = hopsOf(request);
    return request;
  }

  function withHeaders(response: ServerResponse): ServerResponse {
    for (const [name, value] of always) response.setHeader(name, value);
    return response;
  }

  const limits = { keepAliveTimeout, headersTimeout, requestTimeout, connectionsCheckingInterval };
  const server = createServer(limits, (request, response) => {
    handle(request, response)?.catch((error: unknown) => {
      log().error({ err: error, url: request.url }, "request failed");
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });

  return {
    server,
    listen: (port, address) => listenOn(server, port, address),
    open: (given, staticFiles = null) => {
      files = staticFiles;
      renderer = given;
    },
    trust: (trust) => {
      cache.trust(trust);
      // What was told while nobody could hear it; at the start too, long before there is a renderer to open for.
      if (trust === "sure") void withheld.reload();
    },
    close: async () => {
      clearInterval(flushing);
      stopHearing();
      live.close();
      await closeServer(server);
      await views.flush().catch(logged);
    },
  };
}

const logged = (error: unknown) => log().error({ err: error }, "keeping page views failed");
