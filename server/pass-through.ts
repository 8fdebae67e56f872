import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { withNote } from "#lib/answer.ts";
import { isNewsroom } from "#lib/reader-routes.ts";
import { recordAnswer } from "#server/answer-record.ts";
import { chooseEncoding } from "#server/encoding.ts";
import type { Finish } from "#server/finish-answer.ts";
import type { NextHandler } from "#server/render.ts";
import { newsroomPolicy, securityHeaders } from "#server/security-headers.ts";
import { sendDocument } from "#server/send-document.ts";

type Passing = { next: NextHandler; finish: Finish; siteUrl: string; dev: boolean };

/** Machine answers of these kinds may run on for hours (SSE) or are large: they stream. */
const isDocument = (response: ServerResponse) =>
  String(response.getHeader("content-type") ?? "").startsWith("text/html");

/**
 * What is nobody's but the one's who asks: forms, accounts, the newsroom, machine endpoints. Next answers the
 * client's own request; a reader's document is finished like any other but kept by no one.
 */
export function passThrough(
  request: IncomingMessage,
  response: ServerResponse,
  { next, finish, siteUrl, dev }: Passing,
): Promise<void> {
  for (const [name, value] of securityHeaders(siteUrl)) response.setHeader(name, value);
  const key = request.url ?? "/";
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  const newsroom = isNewsroom(key.split("?", 1)[0] ?? key);
  if (newsroom && !dev) {
    const policy = newsroomPolicy(randomBytes(16).toString("base64"));
    request.headers["content-security-policy"] = policy;
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Cache-Control", "private, no-store");
  }
  const finished = !dev && !newsroom;
  // What is held back is pressed by us; what streams on is pressed by Next.
  if (finished) delete request.headers["accept-encoding"];
  return withNote(
    (note) => {
      recordAnswer(response, {
        hold: () => {
          if (response.statusCode === 200 && note.status !== null) response.statusCode = note.status;
          const isHeld = finished && isDocument(response);
          if (!isHeld && note.retryAfter !== undefined) response.setHeader("Retry-After", note.retryAfter);
          return isHeld;
        },
        done: (record) => {
          const { entry } = finish({ ...record, note }, { key, encoding, shared: false });
          sendDocument(request, response, entry.document);
        },
      });
      return next(request, response);
    },
    { finished },
  );
}
