/**
 * The one editor of a page, for the forms beside it: what is still on its way is sent before a step is taken, and
 * the step is taken on what was sent last.
 */
let flush: (() => Promise<number | null>) | null = null;

/** @returns how to end it */
export function waitsFor(editor: () => Promise<number | null>): () => void {
  flush = editor;
  return () => {
    if (flush === editor) flush = null;
  };
}

/** @returns the version that stands; null when there is no editor, or it could not save */
export const settled = (): Promise<number | null> => flush?.() ?? Promise.resolve(null);
