import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

/** An answer as Next gave it, whole. */
export type AnswerRecord = {
  status: number;
  /** Names in lower case. */
  headers: Record<string, OutgoingHttpHeader | undefined>;
  body: Buffer;
};

type Options = {
  /** Asked once, when status and headers are known: hold the answer back, or let it go its way? */
  hold: (response: ServerResponse) => boolean;
  /** The answer that was held is whole. */
  done: (record: AnswerRecord) => void;
};

/**
 * Puts itself between Next and a response. What is held never reaches the client: it is handed over as a record,
 * to be finished, kept and sent by us. What is not held streams on as if nobody had looked.
 */
export function recordAnswer(response: ServerResponse, { hold, done }: Options): void {
  const { write, end, writeHead, flushHeaders } = response;
  const chunks: Buffer[] = [];
  let held: boolean | null = null;
  const decide = () => {
    held ??= hold(response);
    return held;
  };

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    response.statusCode = status;
    const headers = rest.find((argument) => typeof argument === "object") ?? {};
    for (const [name, value] of Object.entries(headers as OutgoingHttpHeaders)) {
      if (value !== undefined) response.setHeader(name, value);
    }
    return decide() ? response : writeHead.call(response, response.statusCode);
  }) as typeof writeHead;

  response.flushHeaders = () => {
    if (!decide()) flushHeaders.call(response);
  };

  response.write = ((...args: Parameters<typeof write>) => {
    if (!decide()) return Reflect.apply(write, response, args);
    keep(chunks, args);
    called(args);
    return true;
  }) as typeof write;

  response.end = ((...args: Parameters<typeof end>) => {
    if (!decide()) return Reflect.apply(end, response, args);
    if (typeof args[0] !== "function") keep(chunks, args);
    // Whatever is sent in its place goes the ordinary way.
    Object.assign(response, { write, end, writeHead, flushHeaders });
    const headers = response.getHeaders();
    for (const name of Object.keys(headers)) response.removeHeader(name);
    done({ status: response.statusCode, headers, body: Buffer.concat(chunks) });
    called(args);
    return response;
  }) as typeof end;
}

function keep(chunks: Buffer[], [chunk, encoding]: unknown[]): void {
  if (typeof chunk === "string") chunks.push(Buffer.from(chunk, encoding as BufferEncoding));
  else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
}

function called(args: unknown[]): void {
  const callback = args.find((argument) => typeof argument === "function") as (() => void) | undefined;
  if (callback) process.nextTick(callback);
}
