import { randomUUID } from "node:crypto";
import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";
import type { Change } from "#lib/changes.ts";

/** Postgres' channel on which every process says what it has committed. */
export const CHANNEL = "depesche_changes";

/** Postgres takes notifications of less than 8000 bytes. */
const MAX_PAYLOAD_BYTES = 7_800;

const KEY = "depesche-process";
if (getEnvironmentData(KEY) === undefined) setEnvironmentData(KEY, randomUUID());
/** Names this process to others; its threads share the name, since they tell each other in a shorter way. */
const processName = () => String(getEnvironmentData(KEY));

/** The change as notifications: one, or as many as its length asks for. */
export function toPayloads(change: Change): string[] {
  const payloads: string[] = [];
  let part = empty();
  const push = () => payloads.push(JSON.stringify({ from: processName(), ...part }));
  for (const kind of ["gone", "hard", "soft"] as const) {
    for (const tag of change[kind]) {
      part[kind].push(tag);
      if (Buffer.byteLength(JSON.stringify(part)) < MAX_PAYLOAD_BYTES - 100) continue;
      part[kind].pop();
      push();
      part = empty();
      part[kind].push(tag);
    }
  }
  push();
  return payloads;
}

/** What another process has committed; null for what this one said itself, or for what nobody of ours says. */
export function fromPayload(payload: string): Change | null {
  try {
    const { from, gone, hard, soft } = JSON.parse(payload) as Change & { from: string };
    return from === processName() ? null : { gone, hard, soft };
  } catch {
    return null;
  }
}

const empty = () => ({ gone: [] as string[], hard: [] as string[], soft: [] as string[] });
