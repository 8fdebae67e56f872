import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { DocumentCache } from "#server/document-cache.ts";
import { gaugeJobs, type JobFiguresSource } from "#server/job-metrics.ts";
import { refuse } from "#server/plain-answers.ts";

export type Metrics = { serve: (request: IncomingMessage, response: ServerResponse) => void | Promise<void> };

/**
 * The process' numbers in Prometheus' text format at /metrics. They are for the house: what came through a proxy
 * is refused, so a portal that stands behind one shows them to its own network alone.
 */
export function createMetrics(stats: DocumentCache["stats"], jobFigures?: JobFiguresSource): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: "entries" | "bytes", help: string) =>
    new Gauge({
      name: `depesche_cache_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(stats()[name]);
      },
    });
  const counter = (name: "hits" | "misses" | "renders", help: string) =>
    new Counter({
      name: `depesche_cache_${name}_total`,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(stats()[name]);
      },
    });
  gauge("entries", "Documents in the cache");
  gauge("bytes", "Bytes that the cache holds");
  counter("hits", "Requests answered from the cache");
  counter("misses", "Requests that waited for a render");
  counter("renders", "Documents rendered");
  const jobs = jobFigures && gaugeJobs(registry, jobFigures);

  return {
    serve: async ({ method, headers }, response) => {
      if (method !== "GET" && method !== "HEAD") return refuse(response, 405);
      if (headers["x-forwarded-for"] ?? headers.forwarded ?? headers.via) return refuse(response, 404);
      await jobs?.();
      const text = await registry.metrics();
      response.writeHead(200, { "Content-Type": registry.contentType, "Cache-Control": "no-store" });
      response.end(text);
    },
  };
}
