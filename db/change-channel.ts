import { randomUUID } from "node:crypto";
import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";
import { z } from "zod";
import type { Change } from "#lib/changes.ts";
import { tags } from "#lib/tags.ts";

/** How a change travels to other processes: as notifications of Postgres, which arrive when it is committed. */
export const CHANNEL = "depesche_changes";

/** Postgres takes payloads of fewer than 8000 bytes. https://www.postgresql.org/docs/18/sql-notify.html */
const MOST_BYTES = 7_900;
/** Quotes and a comma around each name. */
const AROUND_A_TAG = 3;

const STRENGTHS = ["gone", "hard", "soft"] as const;
const names = z.array(z.string());
const payload = z.object({ from: z.string(), gone: names, hard: names, soft: names });

/** One name for all threads and module graphs of this process, and no other's, whatever machine it runs on. */
function processName(): string {
  const key = "depesche-process";
  if (!getEnvironmentData(key)) setEnvironmentData(key, randomUUID());
  return String(getEnvironmentData(key));
}

// At once: threads that are started later inherit it.
const here = processName();

/** The change as texts short enough to send, each a change of its own. */
export function toPayloads(change: Change, from = here): string[] {
  const parts: { gone: string[]; hard: string[]; soft: string[] }[] = [];
  const frame = JSON.stringify({ from, gone: [], hard: [], soft: [] }).length;
  let bytes = MOST_BYTES;
  for (const strength of STRENGTHS) {
    for (const tag of change[strength]) {
      bytes += Buffer.byteLength(tag) + AROUND_A_TAG;
      if (bytes > MOST_BYTES) {
        parts.push({ gone: [], hard: [], soft: [] });
        bytes = frame + Buffer.byteLength(tag) + AROUND_A_TAG;
      }
      parts.at(-1)?.[strength].push(tag);
    }
  }
  return parts.map((part) => JSON.stringify({ from, ...part }));
}

/** What another process says; null for what this one said itself, which it knows already. */
export function fromPayload(text: string): Change | null {
  const parsed = payload.safeParse(parseJson(text));
  // Another release may say it otherwise: whatever it was, nothing is kept that could be wrong now.
  if (!parsed.success) return { gone: [], hard: [tags.everything()], soft: [] };
  const { from, ...change } = parsed.data;
  return from === here ? null : change;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
