import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fillSamplePortal, missing, type SampleAnswer } from "#lib/testing/sample-pages.ts";

/** A small portal that keeps every rule which can be seen from outside, and can be made to break them. */
export class SamplePortal {
  readonly origin: string;
  /** By path, with the query where it counts. */
  readonly answers = new Map<string, SampleAnswer>();
  readonly #server: Server;

  constructor(origin: string, server: Server) {
    this.origin = origin;
    this.#server = server;
    fillSamplePortal(this.answers, origin);
  }

  /** Answers otherwise at a path. */
  set(path: string, { headers, ...changes }: Partial<SampleAnswer>): void {
    const known = this.answers.get(path) ?? { status: 200, headers: {}, body: "" };
    this.answers.set(path, { ...known, ...changes, headers: { ...known.headers, ...headers } });
  }

  /** Puts something else in the place of what is there. @throws when it is not there */
  change(path: string, from: string | RegExp, to: string): void {
    const { body = "" } = this.answers.get(path) ?? {};
    const changed = body.replace(from, to);
    if (changed === body) throw new Error(`${String(from)} is not at ${path}.`);
    this.set(path, { body: changed });
  }

  changeAll(from: string, to: string): void {
    for (const [path, { body }] of this.answers) this.set(path, { body: body.replaceAll(from, to) });
  }

  /** The same at another address, too. */
  copy(from: string, to: string): void {
    this.set(to, this.answers.get(from) ?? missing());
  }

  redirect(path: string, to: string, status = 301): void {
    this.answers.set(path, { status, headers: { Location: to }, body: "" });
  }

  /** Puts something at the end of a page. */
  withLink(path: string, link: string): void {
    this.change(path, "</main>", `${link}</main>`);
  }

  /** A page of text, of which nothing knows yet. */
  addPage(path: string, title: string): void {
    this.copy("/imprint", path);
    this.set(path, { body: this.answers.get(path)?.body.replaceAll("Impressum", title) ?? "" });
    this.change(path, `href="${this.origin}/imprint"`, `href="${this.origin}${path}"`);
  }

  /** Puts an address into a sitemap. */
  list(path: string, listed: string): void {
    this.change(path, "</urlset>", `<url><loc>${this.origin}${listed}</loc></url></urlset>`);
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(() => done()));
  }
}

export async function startSamplePortal(): Promise<SamplePortal> {
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").replace(/[?&](utm_\w+|fbclid)=[^&]*/g, "");
    const { status, headers, body, forgets } = portal.answers.get(path) ?? missing();
    const all = { ETag: `"${createHash("md5").update(body).digest("hex")}"`, ...headers };
    const said = Object.entries(all).filter(([, value]) => value !== "");
    const { "if-none-match": etag, "if-modified-since": since } = request.headers;
    const isKnown = !forgets && said.some(([, value]) => value === etag || value === since);
    response.writeHead(isKnown ? 304 : status, Object.fromEntries(said));
    response.end(isKnown || request.method === "HEAD" ? undefined : body);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const portal = new SamplePortal(`http://127.0.0.1:${port}`, server);
  return portal;
}
