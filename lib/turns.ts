type Turns = {
  /** So many are at work at once; */
  atOnce: number;
  /** so many more wait until one of them is done, */
  waiting: number;
  /** each for so many milliseconds at most. */
  patience: number;
};

/**
 * Lets some work at once and a few wait. What is beyond that is refused at once: who is told so now is better off than
 * who waits for an answer that comes when nobody waits any more.
 * @returns what runs `work`, or null where there was no turn for it
 */
export function takeTurns({ atOnce, waiting, patience }: Turns) {
  let working = 0;
  const line = new Set<() => void>();

  function turn(): Promise<boolean> {
    if (working < atOnce) {
      working += 1;
      return Promise.resolve(true);
    }
    if (line.size >= waiting) return Promise.resolve(false);
    return new Promise((resolve) => {
      const called = () => {
        clearTimeout(late);
        line.delete(called);
        resolve(true);
      };
      const late = setTimeout(() => {
        line.delete(called);
        resolve(false);
      }, patience);
      line.add(called);
    });
  }

  /** Hands the turn on, so that nobody who comes now is before who waits. */
  function over(): void {
    const [next] = line;
    if (next) next();
    else working -= 1;
  }

  return async function run<Result>(work: () => Promise<Result>): Promise<Result | null> {
    if (!(await turn())) return null;
    try {
      return await work();
    } finally {
      over();
    }
  };
}
