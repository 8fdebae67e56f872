import { type PushFigures, readPushFigures } from "#db/push-figures.ts";
import { listSignUpHours, readSubscriberFigures, type SubscriberFigures } from "#db/subscriber-figures.ts";
import type { Editor } from "#lib/proof.ts";

type Read = { figures: SubscriberFigures; push: PushFigures; hours: number[] };

/** Everything that runs is counted through: so long, in milliseconds, the figures of before are told again. */
const FRESH_MS = 10_000;
let last: { at: number; read: Promise<Read> } | null = null;

/** Subscribers in numbers, at most ten seconds ago: the same for everybody. */
export function readFigures(editor: Editor): Promise<Read> {
  if (!last || Date.now() - last.at > FRESH_MS) {
    const read = readAll(editor);
    last = { at: Date.now(), read };
    read.catch(() => {
      last = null;
    });
  }
  return last.read;
}

async function readAll(editor: Editor): Promise<Read> {
  const [figures, push, hours] = await Promise.all([
    readSubscriberFigures(editor),
    readPushFigures(editor),
    listSignUpHours(editor),
  ]);
  return { figures, push, hours };
}
