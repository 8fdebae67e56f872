/** A comment in its thread; `parent` null begins one. */
export type Threaded<C> = { comment: C; parent: Threaded<C> | null; depth: number; root: Threaded<C> };

type Linked = { id: string; parent: string };

/**
 * Puts comments into threads whatever their order in the file: parents come before their replies. A parent
 * that is not there, or a circle of replies, makes the reply begin a thread; `orphaned` hears of it.
 */
export function inThreads<C extends Linked>(comments: C[], orphaned: (comment: C) => void): Threaded<C>[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const replies = new Map<string, C[]>();
  const roots: C[] = [];
  const inCircle = findCircles(comments, byId);
  for (const comment of comments) {
    const answers = comment.parent !== "" && comment.parent !== "0";
    const hasParent = answers && byId.has(comment.parent) && !inCircle.has(comment);
    if (answers && !hasParent) orphaned(comment);
    if (hasParent) replies.set(comment.parent, [...(replies.get(comment.parent) ?? []), comment]);
    else roots.push(comment);
  }
  const threads: Threaded<C>[] = [];
  const waiting = roots.map((comment) => beginning(comment));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const parent = next;
    threads.push(parent);
    const below = replies.get(parent.comment.id) ?? [];
    waiting.push(
      ...below.map((comment) => ({ comment, parent, depth: parent.depth + 1, root: parent.root })),
    );
  }
  return threads;
}

function beginning<C>(comment: C): Threaded<C> {
  const root: Threaded<C> = { comment, parent: null, depth: 0, root: undefined as never };
  root.root = root;
  return root;
}

/** One comment of each circle: where it is cut open. */
function findCircles<C extends Linked>(comments: C[], byId: Map<string, C>): Set<C> {
  const cut = new Set<C>();
  const done = new Set<C>();
  for (const start of comments) {
    const path = new Set<C>();
    let at: C | undefined = start;
    while (at && !done.has(at) && !path.has(at)) {
      path.add(at);
      at = byId.get(at.parent);
    }
    if (at && path.has(at)) cut.add(at);
    for (const one of path) done.add(one);
  }
  return cut;
}
