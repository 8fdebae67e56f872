import { createECDH } from "node:crypto";
import { z } from "zod";

/** What a browser may ask to be told of. */
export const PUSH_KINDS = ["section", "topic", "author", "story"] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/** One thing that is followed: a row of its kind. */
export type PushTopic = { kind: PushKind; ref: number };

/** Push services name mailboxes by a few hundred characters. */
const LONGEST_ENDPOINT = 1000;
const CURVE = "prime256v1";
const AUTH_BYTES = 16;
/** A point that is written out: 0x04, x, y (RFC 8291 §3.1). */
const POINT_BYTES = 65;

const base64url = z
  .string()
  .max(200)
  .regex(/^[\w-]+={0,2}$/);

/** Only https, and nobody's password. Where the name leads is looked at when something is sent there (lib/send-push.ts). */
const endpoint = z
  .url({ protocol: /^https$/ })
  .max(LONGEST_ENDPOINT)
  .refine((text) => {
    // What is no address at all comes here too.
    if (!URL.canParse(text)) return false;
    const { username, password } = new URL(text);
    return username === "" && password === "";
  });

/** A browser's public key is a point of the curve: with any other nothing could be sealed. */
function isPoint(text: string): boolean {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length !== POINT_BYTES || bytes[0] !== 4) return false;
  const own = createECDH(CURVE);
  own.generateKeys();
  try {
    own.computeSecret(bytes);
    return true;
  } catch {
    return false;
  }
}

const auth = base64url.refine((text) => Buffer.from(text, "base64url").length === AUTH_BYTES);

/** A browser's mailbox as `PushSubscription.toJSON()` gives it (W3C Push API §8). */
const pushTarget = z.object({
  endpoint,
  keys: z.object({ p256dh: base64url.refine(isPoint), auth }),
});
export type PushTarget = z.infer<typeof pushTarget>;

/** Whoever knows both is the browser itself: nobody else was told them. */
const pushProof = z.object({ endpoint, auth });
export type PushProof = z.infer<typeof pushProof>;

const topic = z.object({
  kind: z.enum(PUSH_KINDS),
  ref: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 52),
});

/** More than anybody follows; a message names those it came by. */
export const MOST_TOPICS = 100;

const hour = z.coerce.number().int().min(0).max(23).nullish();
export type Quiet = { from: number; until: number } | null;

type Hours = { quietFrom?: number | null; quietUntil?: number | null };

/** From nine to nine is no time at all; half a span is none. */
export const quietOf = ({ quietFrom, quietUntil }: Hours): Quiet =>
  typeof quietFrom === "number" && typeof quietUntil === "number" && quietFrom !== quietUntil
    ? { from: quietFrom, until: quietUntil }
    : null;

/** What a browser sends, by what it wants. */
export const PUSH_WISHES = {
  follow: topic.extend({ subscription: pushTarget, quietFrom: hour, quietUntil: hour }),
  mine: pushProof,
  quiet: pushProof.extend({ quietFrom: hour, quietUntil: hour }),
  /** Without topics: everything ends. */
  unsubscribe: pushProof.extend({ topics: z.array(topic).max(MOST_TOPICS).optional() }),
  moved: z.object({ old: pushProof, subscription: pushTarget }),
};

/** 32 bytes. */
const PRIVATE_HEX = 64;

/** A pair of keys by which push services know this portal (RFC 8292), as their bytes in base64url. */
export type VapidKeys = { publicKey: string; privateKey: string };

export function makeVapidKeys(): VapidKeys {
  const pair = createECDH(CURVE);
  const publicKey = pair.generateKeys("base64url");
  // Leading zeros belong to it.
  const privateKey = pair.getPrivateKey("hex").padStart(PRIVATE_HEX, "0");
  return { publicKey, privateKey: Buffer.from(privateKey, "hex").toString("base64url") };
}

/** What the worker in the browser shows (public/push-worker.js). `path` is opened on a click. */
export type PushMessage = {
  title: string;
  body: string;
  path: string;
  /** A later one with the same tag takes its place. */
  tag: string;
  /** By what it came: what its button ends, and the words on it and after it. */
  end: { topics: PushTopic[]; label: string; done: string; failed: string };
};
