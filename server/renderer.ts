import type { IncomingMessage, ServerResponse } from "node:http";
import type { Outcome } from "#server/document-cache.ts";
import type { Encoding } from "#server/encoding.ts";
import { createFinish, type FinishOptions } from "#server/finish-answer.ts";
import { passThrough } from "#server/pass-through.ts";
import { type NextHandler, render } from "#server/render.ts";

/** Who makes answers: Next, in this thread or in one of its own. */
export type Renderer = {
  /** The finished answer for an address, the same for everyone. @param key path and declared query */
  render: (key: string, encoding: Encoding) => Promise<Outcome>;
  /** Answers the client's own request, which is nobody else's. */
  pass: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

export type RendererOptions = FinishOptions & {
  /** Next's development server: documents keep their scripts. */
  dev: boolean;
};

export function createRenderer(next: NextHandler, options: RendererOptions): Renderer {
  const { host } = new URL(options.siteUrl);
  const finish = createFinish(options);
  return {
    render: async (key, encoding) => finish(await render(next, key, host), { key, encoding, shared: true }),
    pass: (request, response) => passThrough(request, response, { next, finish, ...options }),
  };
}
