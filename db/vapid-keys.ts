import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { makeVapidKeys, type VapidKeys } from "#lib/push.ts";
import { seal, unseal } from "#lib/seal.ts";

const NAME = "vapid";

type Row = { publicKey: string; sealed: string };

/** The public half: what a browser asks its push service with. Made by whoever comes first, for all processes. */
export async function getPushKey(): Promise<string> {
  return (await readOrMake()).publicKey;
}

/**
 * Both halves, for the job that sends. @throws when they were sealed with another AUTH_SECRET: nobody can write to
 * those browsers any more, and new keys are a person's decision (docs/operating.md)
 */
export async function getVapidKeys(): Promise<VapidKeys> {
  const { publicKey, sealed } = await readOrMake();
  const privateKey = unseal(sealed, NAME);
  if (privateKey === null)
    throw new Error("The keys for push messages were sealed with another AUTH_SECRET.");
  return { publicKey, privateKey };
}

/** Whether they are there and open, or are still to be made. */
export async function canOpenPushKeys(): Promise<boolean> {
  const known = await read();
  return !known || unseal(known.sealed, NAME) !== null;
}

async function readOrMake(): Promise<Row> {
  const known = await read();
  if (known) return known;
  const { publicKey, privateKey } = makeVapidKeys();
  // Of two that come at once, one is kept, and both read that one.
  await db().execute(sql`
    INSERT INTO portal_keys (name, public_key, sealed) VALUES (${NAME}, ${publicKey}, ${seal(privateKey, NAME)})
    ON CONFLICT (name) DO NOTHING`);
  return (await read()) ?? readOrMake();
}

async function read(): Promise<Row | undefined> {
  const { rows } = await db().execute<Row>(
    sql`SELECT k.public_key AS "publicKey", k.sealed FROM portal_keys k WHERE k.name = ${NAME}`,
  );
  return rows[0];
}
