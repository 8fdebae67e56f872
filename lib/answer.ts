import { AsyncLocalStorage } from "node:async_hooks";

/**
 * What a page says about its own answer. Next lets a page choose its status only by throwing, and then sends a
 * document that scripts must fill; a page that is not there is a document like any other here. The front opens
 * a note for each request, the page writes on it while it renders, the front reads it before the first byte.
 */
type Note = { status: 404 | 410 | null };

/** The bundle and the server are two module graphs in one process: what they share hangs on globalThis. */
const shared = globalThis as { depescheAnswers?: AsyncLocalStorage<Note> };
shared.depescheAnswers ??= new AsyncLocalStorage<Note>();
const notes = shared.depescheAnswers;

/** Runs `render` with a note for what it answers. */
export function withNote<T>(render: (note: Note) => T): T {
  const note: Note = { status: null };
  return notes.run(note, () => render(note));
}

/** Called while rendering: the document that follows says that something is not here, or not any more. */
export function answerStatus(status: NonNullable<Note["status"]>): void {
  const note = notes.getStore();
  if (note) note.status = status;
}
