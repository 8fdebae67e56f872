/** Why a mail did not arrive, in the order in which an admin would want to know. */
export const BOUNCE_REASONS = [
  "unknown-user",
  "host-unknown",
  "moved",
  "disabled",
  "mailbox-full",
  "too-large",
  "throttled",
  "spam",
  "authentication",
  "policy",
  "relay-denied",
  "content",
  "network",
  "expired",
  "system",
  "other",
] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];

/** Reasons that are about the address itself: it will not come back. All others may pass, also where a server says 5xx. */
const OF_THE_ADDRESS = new Set<BounceReason>(["unknown-user", "host-unknown", "moved"]);
export const isPermanent = (reason: BounceReason): boolean => OF_THE_ADDRESS.has(reason);

/** Reasons that are about us, our server or this one mail: they say nothing of the address, however often they come. */
const OF_OURS = new Set<BounceReason>([
  "too-large",
  "throttled",
  "spam",
  "authentication",
  "policy",
  "relay-denied",
  "content",
]);
export const isOfMailbox = (reason: BounceReason): boolean => !OF_OURS.has(reason);

/** What a bounce says of one recipient. */
export type FailedRecipient = {
  /** Lower case; null where the bounce does not name it. */
  address: string | null;
  /** RFC 3463, "5.1.1"; "5.0.0" or "4.0.0" where it only says whether it is for good. */
  status: string;
  /** RFC 3464 §2.3.3. "delayed": the server still tries, and will say how it ended. */
  action: "failed" | "delayed" | "delivered";
  reason: BounceReason;
  /** Whether the address is gone for good. */
  permanent: boolean;
  /** What the server said, shortened. */
  detail: string;
};

/** What a mail that came back is. */
export type BounceVerdict =
  | { kind: "bounce"; recipients: FailedRecipient[]; originalMessageId: string | null }
  /** `addresses`: who complained, as far as the report says so. */
  | { kind: "complaint"; addresses: string[]; feedback: string; originalMessageId: string | null }
  | { kind: "auto-reply" }
  | { kind: "unknown" };
