import { hashOneTime, sameHash } from "#lib/one-time.ts";
import { FREQUENCIES, type Frequency } from "#lib/subscriptions.ts";

/**
 * What a link in a mail may do and nothing else (rule ML3). Signed, not stored: it may lie in an old mail for years,
 * and one that somebody makes up is none.
 */
export type SubscriptionLink =
  | { may: "confirm"; subscriptionId: number }
  /** Ends what a mail came for: one subscription, or several that found the same article. */
  | { may: "end"; subscriptionIds: number[] }
  | { may: "end-digest"; subscriberId: number; frequency: Frequency }
  /** "Fewer of these": what is like that article has to be nearer from now on. */
  | { may: "fewer"; subscriptionId: number };

const SCOPE = "subscriptions";

/** More than find one article nobody has. */
const MOST_ENDED = 50;

export function subscriptionToken(link: SubscriptionLink): string {
  const deed = write(link);
  return `${deed}.${hashOneTime(deed, SCOPE)}`;
}

function write(link: SubscriptionLink): string {
  switch (link.may) {
    case "confirm":
      return `c${link.subscriptionId}`;
    case "end":
      return `e${link.subscriptionIds.slice(0, MOST_ENDED).join("-")}`;
    case "end-digest":
      return `d${link.subscriberId}-${FREQUENCIES.indexOf(link.frequency)}`;
    case "fewer":
      return `f${link.subscriptionId}`;
  }
}

/** @returns null when it is not one of ours */
export function readSubscriptionToken(token: string): SubscriptionLink | null {
  const [deed = "", hash = ""] = token.split(".", 2);
  if (!/^[cdef]\d[\d-]{0,999}$/.test(deed) || !sameHash(hash, hashOneTime(deed, SCOPE))) return null;
  const [first = 0, ...rest] = deed.slice(1).split("-").map(Number);
  const frequency = FREQUENCIES[rest[0] ?? -1];
  if (deed.startsWith("c")) return { may: "confirm", subscriptionId: first };
  if (deed.startsWith("e")) return { may: "end", subscriptionIds: [first, ...rest] };
  if (deed.startsWith("f")) return { may: "fewer", subscriptionId: first };
  return frequency ? { may: "end-digest", subscriberId: first, frequency } : null;
}
