/** So many mails a second go to one host from one process: below what large providers take from a sender they hardly know. */
const PER_SECOND = 10;
/** A host that says "later" is left alone for so long, and twice as long each time it says so again. In milliseconds. */
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 60 * 60_000;

/** Hosts of which nothing is known any more after this, in milliseconds, are forgotten. */
const FORGET_MS = 2 * LONGEST_REST_MS;

type Host = { nextAt: number; restsUntil: number; rests: number };

export type MailPace = {
  /** Until when a host wants to be left alone; null when it may be written to. In milliseconds since 1970. */
  restsUntil: (host: string) => number | null;
  /** Takes the next turn at a host. @returns how long to wait for it, in milliseconds */
  takeTurn: (host: string) => number;
  /** It said "later" (4xx). @returns until when it is left alone */
  rest: (host: string) => number;
  /** It took a mail. */
  goOn: (host: string) => void;
};

/**
 * How fast mails go to each host, and which is left alone just now: one that is busy holds up no other. Known to this
 * process only; several share a host's patience, and each learns of it by itself.
 */
export function createMailPace(now: () => number = Date.now): MailPace {
  const hosts = new Map<string, Host>();
  const of = (host: string): Host => {
    const known = hosts.get(host) ?? { nextAt: 0, restsUntil: 0, rests: 0 };
    hosts.set(host, known);
    return known;
  };
  const forget = () => {
    for (const [name, { nextAt, restsUntil }] of hosts)
      if (Math.max(nextAt, restsUntil) + FORGET_MS < now()) hosts.delete(name);
  };
  return {
    restsUntil: (host) => {
      const until = hosts.get(host)?.restsUntil ?? 0;
      return until > now() ? until : null;
    },
    takeTurn: (host) => {
      forget();
      const known = of(host);
      const at = Math.max(known.nextAt, now());
      known.nextAt = at + 1000 / PER_SECOND;
      return at - now();
    },
    rest: (host) => {
      const known = of(host);
      // Those that were on their way hear the same word: it is one.
      if (known.restsUntil > now()) return known.restsUntil;
      known.restsUntil = now() + Math.min(FIRST_REST_MS * 2 ** known.rests, LONGEST_REST_MS);
      known.rests++;
      return known.restsUntil;
    },
    goOn: (host) => {
      const known = of(host);
      known.rests = 0;
      known.restsUntil = 0;
    },
  };
}

/** The host that a mail goes to in the end, "example.org"; what stands before it is its business. */
export const destinationOf = (address: string): string =>
  address.slice(address.lastIndexOf("@") + 1).toLowerCase();
