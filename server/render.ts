import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { type Note, withNote } from "#lib/answer.ts";
import { type AnswerRecord, recordAnswer } from "#server/answer-record.ts";

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
export type Rendered = AnswerRecord & { note: Note };

/**
 * Has Next answer for an address, on nobody's behalf: no client's header reaches a page that others will read,
 * and a client that goes away does not break off what others wait for.
 * @param target path and query
 */
export function render(next: NextHandler, target: string, host: string): Promise<Rendered> {
  return withNote(
    (note) =>
      new Promise<Rendered>((resolve, reject) => {
        const request = new IncomingMessage(new Socket());
        Object.assign(request, { method: "GET", url: target, httpVersion: "1.1", complete: true });
        request.headers = { host, accept: "text/html,*/*" };
        request.push(null);
        const response = new ServerResponse(request);
        recordAnswer(response, {
          hold: () => true,
          done: (record) => {
            // Next waits for both: the answer has gone out, as far as it is concerned.
            Object.assign(response, { finished: true });
            response.emit("finish");
            response.emit("close");
            resolve({ ...record, note });
          },
        });
        next(request, response).catch(reject);
      }),
    { finished: true },
  );
}
