import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AwsClient } from "aws4fetch";
import type { Bucket } from "#lib/bucket-address.ts";
import { isKeyOf, type MediaStore, mediaType, requireKey } from "#lib/media-key.ts";

/** The bucket did not do what it was asked; `message` says why, in one sentence and without what nobody may read. */
export class BucketError extends Error {
  constructor({ name }: Bucket, reason: string, cause?: unknown) {
    super(`The bucket ${name} ${reason}.`, { cause });
    this.name = "BucketError";
  }
}

/** How long it is waited for, in milliseconds: an answer's head and its bytes together. */
const WITHIN_MS = 15_000;
/** So often it is asked in all, with a pause that doubles: a store that is busy says so, and is not pressed. */
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 150;
const TOO_MANY = 429;
const LONGEST_WORD = 2_000;

export type BucketPace = { within: number; pause: number };
const PACE: BucketPace = { within: WITHIN_MS, pause: FIRST_PAUSE_MS };

/** Files in a folder of a bucket, by keys of this shape. */
export function bucketFiles(bucket: Bucket, folder: string, keys: RegExp, pace = PACE): MediaStore {
  const { region, accessKeyId, secretAccessKey } = bucket;
  // What is to be tried again is decided below, where lines that break count too.
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: 0 });
  const addressOf = (key: string) => {
    requireKey(keys, key);
    return `${bucket.address}${folder}/${key}`;
  };

  const ask = async (key: string, asked: Asked): Promise<Answer> => {
    const address = addressOf(key);
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await once(client, address, asked, pace.within);
        if (answer.status < 500 && answer.status !== TOO_MANY) return answer;
        if (attempt === ATTEMPTS) return answer;
      } catch (cause) {
        if (attempt === ATTEMPTS) throw new BucketError(bucket, `does not answer: ${reasonOf(cause)}`, cause);
      }
      await sleep(pace.pause * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  };
  const refused = (what: string, { status, bytes }: Answer) =>
    new BucketError(bucket, `does not ${what}: it says ${[status, codeIn(bytes)].filter(Boolean).join(" ")}`);

  const has: MediaStore["has"] = async (key) => {
    const answer = await ask(key, { method: "HEAD" });
    if (answer.status === 404) return false;
    if (answer.status !== 200) throw refused("show its files", answer);
    return true;
  };

  return {
    has,
    get: async (key) => {
      const answer = await ask(key, { method: "GET" });
      if (answer.status === 404) return null;
      if (answer.status !== 200) throw refused("give its files", answer);
      // Whoever else writes into the bucket writes no pictures of ours.
      if (!isKeyOf(key, answer.bytes)) throw new BucketError(bucket, `has other bytes under ${key}`);
      return answer.bytes;
    },
    put: async (key, bytes) => {
      // A name is made of the bytes: two who put at once put the same. (Not every store knows If-None-Match.)
      if (await has(key)) return;
      const headers = {
        "content-type": mediaType(key),
        // Signed, so that what arrives otherwise is refused.
        "x-amz-content-sha256": createHash("sha256").update(bytes).digest("hex"),
      };
      const answer = await ask(key, { method: "PUT", headers, body: bytes });
      if (answer.status !== 200) throw refused("take files", answer);
    },
    remove: async (key) => {
      const answer = await ask(key, { method: "DELETE" });
      if (![200, 204, 404].includes(answer.status)) throw refused("let go of files", answer);
    },
  };
}

type Asked = {
  method: "GET" | "HEAD" | "PUT" | "DELETE";
  headers?: Record<string, string>;
  body?: Uint8Array;
};
type Answer = { status: number; bytes: Buffer };

/** Its bytes belong to it: a line that breaks in the middle of them has not answered. */
async function once(client: AwsClient, address: string, asked: Asked, within: number): Promise<Answer> {
  const signed = await client.sign(address, asked as RequestInit);
  const response = await fetch(signed, {
    signal: AbortSignal.timeout(within),
    // What was signed for one address is worth nothing at another.
    redirect: "manual",
    // Next would keep answers.
    cache: "no-store",
  });
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** fetch() says "fetch failed", and why in its cause. */
function reasonOf(cause: unknown): string {
  const error = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (error instanceof Error) return error.name === "TimeoutError" ? "it takes too long" : error.message;
  return String(error);
}

/** S3 says what it minds in a word: `<Code>AccessDenied</Code>`. */
const codeIn = (bytes: Buffer) =>
  /<Code>(\w{1,60})<\/Code>/.exec(bytes.toString("utf8", 0, LONGEST_WORD))?.[1] ?? "";
