/** Lets questions to one host come one after the other, with a pause between them; those to others do not wait. */
export function hostTurns(pauseMs: number) {
  const last = new Map<string, Promise<unknown>>();
  return async function turn<Result>(host: string, ask: () => Promise<Result>): Promise<Result> {
    const before = last.get(host) ?? Promise.resolve();
    const answer = before.then(ask);
    // Whoever comes next waits, however this one went.
    const over = answer.then(
      () => pause(pauseMs),
      () => pause(pauseMs),
    );
    last.set(host, over);
    void over.then(() => {
      if (last.get(host) === over) last.delete(host);
    });
    return answer;
  };
}

const pause = (ms: number) =>
  new Promise<void>((done) => {
    // A process that has nothing else to do may end.
    setTimeout(done, ms).unref();
  });
