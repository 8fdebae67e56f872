import webpush from "web-push";
import { readRetryAfter } from "#lib/link-probe.ts";
import type { PushMessage, PushTarget, VapidKeys } from "#lib/push.ts";
import { FetchFailure, openSafely, safeUrl } from "#lib/safe-fetch.ts";

/**
 * What became of a message: taken by the push service; there is no such mailbox any more; it will not be taken,
 * whenever it comes; or it may be taken later.
 */
export type PushOutcome =
  | { kind: "sent" | "gone" }
  | { kind: "refused"; why: string }
  | { kind: "later"; why: string; until: Date | null };

export type PushSender = {
  keys: VapidKeys;
  /** Who sends, for the push service to write to: an https: or mailto: address (RFC 8292 §2.1). */
  contact: string;
  timeout?: number;
  /** For tests alone: a listener on this machine, without TLS. */
  allowLoopback?: boolean;
};

/** A device that is off hears of it when it is on again, if that is within a day. */
const TTL_SECONDS = 24 * 3600;
/** What fits into a message of 4096 bytes with its seal (RFC 8291 §4). */
const MOST_BYTES = 3900;
/** One service that hangs must not hold up the others for long. */
const USUAL_TIMEOUT_MS = 5_000;

/**
 * Lays a message into a browser's mailbox, sealed so that the push service cannot read it (RFC 8030, 8188, 8291),
 * signed with the portal's own key (RFC 8292). The mailbox's address comes from outside: it is asked like any such
 * address (lib/safe-fetch.ts).
 */
export async function sendPush(
  target: PushTarget,
  message: PushMessage,
  { keys, contact, timeout = USUAL_TIMEOUT_MS, allowLoopback }: PushSender,
): Promise<PushOutcome> {
  try {
    const { headers, body } = webpush.generateRequestDetails(target, packed(message), {
      vapidDetails: { subject: contact, ...keys },
      TTL: TTL_SECONDS,
      urgency: "normal",
      // A device that was off gets the last of one tag.
      topic: message.tag,
    });
    const url = safeUrl(target.endpoint);
    if (url.protocol !== "https:" && !allowLoopback) throw new FetchFailure("address", url.host);
    const response = await openSafely(url, {
      method: "POST",
      headers: asTexts(headers),
      body: body ?? undefined,
      signal: AbortSignal.timeout(timeout),
      allowLoopback,
    });
    response.destroy();
    return outcomeOf(response.statusCode ?? 0, response.headers["retry-after"]);
  } catch (error) {
    return failureOf(error as Error);
  }
}

function outcomeOf(status: number, retryAfter: string | undefined): PushOutcome {
  if (status >= 200 && status < 300) return { kind: "sent" };
  if (status === 404 || status === 410) return { kind: "gone" };
  const why = `status ${status}`;
  if (status === 429 || status >= 500) return { kind: "later", why, until: readRetryAfter(retryAfter) };
  return { kind: "refused", why };
}

/** Nobody there may be for now; an address that leads inwards, and keys that seal nothing, stay what they are. */
function failureOf(error: Error): PushOutcome {
  const isForNow = error instanceof FetchFailure && ["unreachable", "timeout"].includes(error.fault);
  return isForNow
    ? { kind: "later", why: error.message, until: null }
    : { kind: "refused", why: error.message };
}

/** A long text is left out before the whole message is. */
function packed(message: PushMessage): string {
  const whole = JSON.stringify(message);
  return Buffer.byteLength(whole) <= MOST_BYTES ? whole : JSON.stringify({ ...message, body: "" });
}

const asTexts = (headers: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${value}`]));
