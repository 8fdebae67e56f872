import { AsyncLocalStorage } from "node:async_hooks";

/**
 * What a page says about its own answer. Next lets a page choose its status only by throwing, and then sends a
 * document that scripts must fill; a page that is not there is a document like any other here. The front opens
 * a note for each request, the page and the reads beneath it write on it, the front reads it when the document
 * is whole.
 */
export type Note = {
  status: 404 | 410 | null;
  /** Names of what the answer shows (lib/tags.ts): it lives until one of them changes. */
  tags: Set<string>;
  /** The article whose page this is: its readers are counted. */
  articleId: number | null;
  /** The database could not be asked: the failure is not the page's, and it will pass. */
  unavailable: boolean;
};

/** The bundle and the server are two module graphs in one process: what they share hangs on globalThis. */
const shared = globalThis as { depescheAnswers?: AsyncLocalStorage<Note> };
shared.depescheAnswers ??= new AsyncLocalStorage<Note>();
const notes = shared.depescheAnswers;

/** Runs `render` with a note for what it answers. */
export function withNote<T>(render: (note: Note) => T): T {
  const note: Note = { status: null, tags: new Set(), articleId: null, unavailable: false };
  return notes.run(note, () => render(note));
}

/** Called while rendering: the document that follows says that something is not here, or not any more. */
export function answerStatus(status: NonNullable<Note["status"]>): void {
  const note = notes.getStore();
  if (note) note.status = status;
}

/** Called by every read in db/: the answer shows what these tags name. Outside a request it does nothing. */
export function answerShows(...tags: string[]): void {
  const note = notes.getStore();
  if (note) for (const tag of tags) note.tags.add(tag);
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
