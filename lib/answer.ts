import { AsyncLocalStorage } from "node:async_hooks";

/**
 * What a page says about its own answer. Next lets a page choose its status only by throwing, and then sends a
 * document that scripts must fill; a page that is not there is a document like any other here. The front opens
 * a note for each request, the page and the reads beneath it write on it, the front reads it when the document
 * is whole.
 */
export type Note = {
  status: 404 | 410 | 429 | 503 | null;
  /** With 429 and 503: after how many seconds it may be tried again. */
  retryAfter?: number;
  /** How long the answer holds though nothing in it changes, in milliseconds; unset: until something does. */
  holdsFor?: number;
  /** Names of what the answer shows (lib/tags.ts): it lives until one of them changes. */
  tags: Set<string>;
  /** The article whose page this is: its readers are counted. */
  articleId: number | null;
  /** Nothing else will ever stand at this address. */
  lasting?: boolean;
  /** The database could not be asked: the failure is not the page's, and it will pass. */
  unavailable: boolean;
  /** Parts of the document that go past Next, in the order of their marks; null where it is sent as Next made it. */
  parts: string[] | null;
};

/** The bundle and the server are two module graphs in one process: what they share hangs on globalThis. */
const shared = globalThis as { depescheAnswers?: AsyncLocalStorage<Note> };
shared.depescheAnswers ??= new AsyncLocalStorage<Note>();
const notes = shared.depescheAnswers;

/**
 * Runs `render` with a note for what it answers.
 * @param finished whether the answer is put together by us afterwards, so that parts of it may go past Next
 */
export function withNote<T>(render: (note: Note) => T, { finished = false } = {}): T {
  const parts = finished ? [] : null;
  const note: Note = { status: null, tags: new Set(), articleId: null, unavailable: false, parts };
  return notes.run(note, () => render(note));
}

/**
 * Called while rendering, with markup that is done: what is to stand in its place for now. React would copy a
 * text as long as an article into its flight data, escape it for a script that nobody gets, and pass both
 * through a chain of streams: three times the work that went into the text.
 */
export function answerPart(html: string): string {
  const parts = notes.getStore()?.parts;
  return parts ? `<!--part ${parts.push(html) - 1}-->` : html;
}

/** The document with its parts where their marks stand; nobody's text can hold a mark, since React escapes it. */
export function withParts(html: string, parts: readonly string[] | null): string {
  return parts?.length ? html.replace(/<!--part (\d+)-->/g, (_, index) => parts[Number(index)] ?? "") : html;
}

/** Called while rendering: the document that follows says that something is not here, or not any more. */
export function answerStatus(status: 404 | 410): void {
  const note = notes.getStore();
  if (note) note.status = status;
}

/** Called while rendering: somebody has asked too often, and may again after so many seconds (RFC 6585 §4). */
export function answerTryAgain(seconds: number): void {
  const note = notes.getStore();
  if (note) Object.assign(note, { status: 429, retryAfter: seconds });
}

/** Called while rendering: too much is asked of us at the moment, and after so many seconds it may be less (RFC 9110 §15.6.4). */
export function answerOverloaded(seconds: number): void {
  const note = notes.getStore();
  if (note) Object.assign(note, { status: 503, retryAfter: seconds });
}

/** Called by every read in db/: the answer shows what these tags name. Outside a request it does nothing. */
export function answerShows(...tags: string[]): void {
  const note = notes.getStore();
  if (note) for (const tag of tags) note.tags.add(tag);
}

/** Called while rendering what time alone makes wrong: it is kept for so many milliseconds at most. */
export function answerHolds(milliseconds: number): void {
  const note = notes.getStore();
  if (note) note.holdsFor = Math.min(milliseconds, note.holdsFor ?? milliseconds);
}

/** Called while rendering what is named by its content: whoever has it need not ask again. */
export function answerNeverChanges(): void {
  const note = notes.getStore();
  if (note) note.lasting = true;
}

/** Called while rendering: this is the page of that article. */
export function answerIsArticle(id: number): void {
  const note = notes.getStore();
  if (note) note.articleId = id;
}

/** Called where the database could not be reached. */
export function answerUnavailable(): void {
  const note = notes.getStore();
  if (note) note.unavailable = true;
}
