/** What must end before the process does, told by parts that start inside Next's bundle, which has no end of its own. */
type Stop = () => Promise<void>;

/** The bundle and the server are two module graphs in one thread: what they share hangs on globalThis. */
const shared = globalThis as { depescheStops?: Set<Stop> };
shared.depescheStops ??= new Set();
const stops = shared.depescheStops;

/** Called once, when this thread ends. */
export function onClosing(stop: Stop): void {
  stops.add(stop);
}

/** Ends all of them, each for itself: one that fails keeps none of the others from ending. @throws what failed */
export async function closeAll(): Promise<void> {
  const ending = [...stops];
  stops.clear();
  const results = await Promise.allSettled(ending.map((stop) => stop()));
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}
