import { dropRescue, keepRescue } from "#components/admin/editor/rescue.ts";
import type { ArticleContent, SaveAnswer } from "#lib/article-content.ts";

/** Somebody who pauses so long is saved, in milliseconds; whoever does not pause is saved every now and then. */
const IDLE = 1_000;
const AT_LEAST = 10_000;
/** How soon it is tried again when nothing gets through: longer each time. */
const AGAIN = [2_000, 5_000, 10_000, 20_000];

export type SaveStatus =
  | { kind: "saved"; at: Date | null; slugRefused?: boolean }
  | { kind: "unsaved" | "saving" | "offline" }
  | { kind: "problem"; problem: NonNullable<SaveAnswer["problem"]>; holder?: string };

type Given = {
  articleId: number;
  path: string;
  version: number;
  /** The text as it stands, asked for when it is sent: writing it out at every key would be felt. */
  readBody: () => ArticleContent["body"] | null;
  show: (status: SaveStatus) => void;
};

/**
 * Keeps what is written: a second after the last key, in the browser meanwhile, and until it has got through. One
 * save is on its way at a time; what is written meanwhile goes with the next.
 */
export class Autosaver {
  readonly #given: Given;
  #version: number;
  #waiting: Partial<ArticleContent> = {};
  #bodyWaits = false;
  #inFlight: Promise<number | null> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest change that waits was made; 0 for none. */
  #since = 0;
  #tries = 0;
  /** The last address that was typed is not to be had. */
  #slugRefused = false;

  constructor(given: Given) {
    this.#given = given;
    this.#version = given.version;
  }

  change(changes: Partial<ArticleContent>): void {
    this.#waiting = { ...this.#waiting, ...changes };
    if (changes.slug !== undefined) this.#slugRefused = false;
    this.#plan();
  }

  /** The text has changed. */
  touch(): void {
    this.#bodyWaits = true;
    this.#plan();
  }

  get waits(): boolean {
    return this.#hasMore || this.#inFlight !== null;
  }

  get #hasMore(): boolean {
    return Object.keys(this.#waiting).length > 0 || this.#bodyWaits;
  }

  /**
   * Sends what waits.
   * @param overwrite over whatever was saved meanwhile
   * @returns the version that stands then, null when it could not be saved
   */
  async flush(overwrite = false): Promise<number | null> {
    clearTimeout(this.#timer);
    while (this.#inFlight) await this.#inFlight;
    this.#inFlight = this.#send(overwrite).finally(() => {
      this.#inFlight = null;
    });
    return this.#inFlight;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #plan(): void {
    if (this.#since === 0) this.#given.show({ kind: "unsaved" });
    this.#since ||= Date.now();
    clearTimeout(this.#timer);
    const left = Math.max(0, this.#since + AT_LEAST - Date.now());
    this.#timer = setTimeout(() => void this.flush(), Math.min(IDLE, left));
  }

  #take(): Partial<ArticleContent> {
    const body = this.#bodyWaits ? this.#given.readBody() : null;
    const changes = { ...this.#waiting, ...(body ? { body } : {}) };
    this.#waiting = {};
    this.#bodyWaits = false;
    this.#since = 0;
    return changes;
  }

  async #send(overwrite: boolean): Promise<number | null> {
    const { articleId, path, show } = this.#given;
    const changes = this.#take();
    if (Object.keys(changes).length === 0) return this.#version;
    show({ kind: "saving" });
    keepRescue(articleId, { at: new Date().toISOString(), version: this.#version, changes });
    const answer = await post(path, { version: this.#version, changes, overwrite });
    if (answer !== null && answer.problem === undefined) {
      this.#version = answer.version;
      this.#tries = 0;
      if (!this.#hasMore) dropRescue(articleId);
      const at = new Date(answer.savedAt);
      show(this.#since === 0 ? { kind: "saved", at, slugRefused: this.#slugRefused } : { kind: "unsaved" });
      return answer.version;
    }
    // An address that is taken must not hold up the text.
    if (answer?.problem === "slug" && changes.slug !== undefined) {
      const { slug: _, ...rest } = changes;
      this.#slugRefused = true;
      this.#waiting = { ...rest, ...this.#waiting };
      if (this.#hasMore) return this.#send(overwrite);
    }
    // What could not be kept waits on, under what has been written since.
    else this.#waiting = { ...changes, ...this.#waiting };
    show(answer === null ? { kind: "offline" } : { kind: "problem", ...answer });
    if (answer === null || answer.problem === "signed-out") this.#again();
    return null;
  }

  #again(): void {
    const pause = AGAIN[Math.min(this.#tries++, AGAIN.length - 1)];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }
}

/** null when nothing came back: no line, or a server that is being started. */
async function post(path: string, body: unknown): Promise<SaveAnswer | null> {
  try {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    return answer.status >= 500 ? null : ((await answer.json()) as SaveAnswer);
  } catch {
    return null;
  }
}
