import type { PickablePicture } from "#lib/media-desk.ts";

/** What became of a file, as app/admin/media/upload says it. */
export type Outcome = { picture: PickablePicture; isNew: boolean } | { problem: string; code: string };

type Sending = {
  /** Where uploads go, without their name. */
  address: string;
  folder?: string;
  replaces?: number;
  onProgress: (sent: number) => void;
  /** The last piece is on its way: what is left is the portal's work. */
  onWhole: () => void;
  /** The line is gone, or back. */
  onWaiting: (isWaiting: boolean) => void;
  signal: AbortSignal;
};

/** A piece takes about so long, whatever the line: what is lost with it is little. Milliseconds. */
const PIECE_TAKES = 2_000;
const SMALLEST = 64 * 1024;
const FIRST = 256 * 1024;
const LARGEST = 4 * 1024 * 1024;
/** The front waits two minutes for a request. */
const PIECE_MAY_TAKE = 110_000;
/** The last answer comes when the picture's sizes are made. */
const MOST_FAILURES = 20;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

const UNKNOWN = -1;

type Standing = { offset: number; outcome: Outcome | null };

/**
 * Sends a file piece by piece and goes on where it stood when the line was lost; the same file, sent again after the
 * page was closed, goes on too.
 * @throws when it was given up: by the signal, or after too many failures
 */
export async function sendInPieces(file: File, sending: Sending): Promise<Outcome> {
  const { address, folder = "", replaces, onProgress, onWhole, onWaiting, signal } = sending;
  const query = new URLSearchParams({
    name: file.name,
    folder,
    ...(replaces ? { replaces: `${replaces}` } : {}),
  });
  const url = `${address}/${nameOf(file, `${folder} ${replaces ?? ""}`)}`;
  let [size, failures] = [FIRST, 0];
  let at = UNKNOWN;
  for (;;) {
    try {
      if (at === UNKNOWN) {
        const standing = await ask(url, signal, failures > 0);
        if (!("offset" in standing)) return standing;
        at = Math.min(standing.offset, file.size);
      }
      onProgress(at);
      if (at + size >= file.size) onWhole();
      const begun = performance.now();
      const answer = await fetch(`${url}?${query}`, {
        method: "POST",
        headers: {
          "content-type": "application/octet-stream",
          "upload-offset": `${at}`,
          "upload-length": `${file.size}`,
        },
        body: file.slice(at, at + size),
        signal: AbortSignal.any([signal, AbortSignal.timeout(PIECE_MAY_TAKE)]),
      });
      const said = await read(answer);
      if (said.outcome) return said.outcome;
      if (answer.status === 409 && said.offset === at) throw new Error("It stands where it stood.");
      at = said.offset;
      failures = 0;
      onWaiting(false);
      const took = performance.now() - begun;
      size = Math.max(SMALLEST, Math.min(LARGEST, took < PIECE_TAKES ? size * 2 : size / 2));
    } catch (error) {
      failures += 1;
      if (signal.aborted || failures > MOST_FAILURES) throw error;
      size = SMALLEST;
      at = UNKNOWN;
      onWaiting(true);
      await pause(Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE), signal);
    }
  }
}

/** Where it stands; what became of it only for whoever did not hear the answer. */
async function ask(url: string, signal: AbortSignal, isAgain: boolean): Promise<Standing | Outcome> {
  const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(PIECE_MAY_TAKE)]) });
  const said = await read(answer);
  return said.outcome && (isAgain || !answer.ok) ? said.outcome : said;
}

async function read(answer: Response): Promise<Standing> {
  const isAnswer = answer.ok || [401, 404, 409, 413].includes(answer.status);
  if (!isAnswer) throw new Error(`The portal said ${answer.status}.`);
  return (await answer.json()) as Standing;
}

/** Ends early when the line is back. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
    signal.addEventListener("abort", end);
  });
}

/** The same for the same file: 128 bits of FNV-1a, since a page without TLS has no SHA. */
export function nameOf(
  { name, size, lastModified }: Pick<File, "name" | "size" | "lastModified">,
  place: string,
): string {
  const text = new TextEncoder().encode(`${name} ${size} ${lastModified} ${place}`);
  return [0, 1, 2, 3]
    .map((seed) => {
      let hash = (0x811c9dc5 ^ (seed * 0x9e3779b1)) >>> 0;
      for (const byte of text) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
      return hash.toString(16).padStart(8, "0");
    })
    .join("");
}
