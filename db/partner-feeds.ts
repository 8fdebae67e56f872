import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { type Chosen, findChosen, listChosenFeed } from "#db/chosen-feed.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import type { FeedArticles } from "#db/feeds.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { type PartnerRules, partnerRules } from "#lib/feeds/partner.ts";
import { hashOneTime, newToken } from "#lib/one-time.ts";
import type { Admin, Visitor } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** A reader program asks four times an hour; a partner with a few of them stays far below. */
const PER_FEED: RateLimit = { bucket: "partner feed", hits: 240, seconds: 3600 };
/** As an address on the screen and in a log of what was done. */
const LONGEST_NAME = 80;

export type PartnerFeed = {
  id: number;
  name: string;
  rules: PartnerRules;
  active: boolean;
  uses: number;
  lastUsedAt: string | null;
};

type Row = Omit<PartnerFeed, "rules"> & { rules: unknown };
const columns = sql`p.id, p.name, p.rules, p.active, p.uses, p.last_used_at AS "lastUsedAt"`;
/** Rules of an older portal lack what has been added since. */
const toFeed = (row: Row): PartnerFeed => ({ ...row, rules: partnerRules.parse(row.rules) });

/** All of them, those in use first. */
export async function listPartnerFeeds(_: Admin): Promise<PartnerFeed[]> {
  const { rows } = await db().execute<Row>(sql`
    SELECT ${columns} FROM partner_feeds p ORDER BY p.active DESC, p.name LIMIT 500`);
  return rows.map(toFeed);
}

export async function getPartnerFeed(_: Admin, id: number): Promise<PartnerFeed | null> {
  const { rows } = await db().execute<Row>(sql`SELECT ${columns} FROM partner_feeds p WHERE p.id = ${id}`);
  return rows[0] ? toFeed(rows[0]) : null;
}

type Input = { name: string; rules: PartnerRules };

/** @returns the token of its address: stored is only its hash, so it is shown this once */
export function createPartnerFeed(admin: Admin, input: Input): Promise<string> {
  return transaction(async (tx) => {
    const name = await requireInput(tx, input);
    const token = newToken();
    const { rows } = await tx.execute<{ id: number }>(sql`
      INSERT INTO partner_feeds (name, token_hash, rules)
      VALUES (${name}, ${hashOf(token)}, ${JSON.stringify(input.rules)}::jsonb) RETURNING id`);
    await note(tx, admin, { action: "create", id: rows[0]?.id ?? 0, detail: { name } });
    return token;
  });
}

export function changePartnerFeed(admin: Admin, id: number, input: Input): Promise<void> {
  return transaction(async (tx) => {
    const name = await requireInput(tx, input, id);
    const { rowCount } = await tx.execute(sql`
      UPDATE partner_feeds SET name = ${name}, rules = ${JSON.stringify(input.rules)}::jsonb WHERE id = ${id}`);
    if (!rowCount) throw new Refusal("not-found", `partner feed ${id}`);
    await note(tx, admin, { action: "save", id, detail: { name } });
  });
}

/** The old address reads nothing from now on. @returns the token of the new one */
export function renewPartnerFeed(admin: Admin, id: number): Promise<string> {
  return transaction(async (tx) => {
    const token = newToken();
    const { rowCount } = await tx.execute(sql`
      UPDATE partner_feeds SET token_hash = ${hashOf(token)}, active = true WHERE id = ${id}`);
    if (!rowCount) throw new Refusal("not-found", `partner feed ${id}`);
    await note(tx, admin, { action: "renew", id, detail: {} });
    return token;
  });
}

/** Ends or resumes it, under the address that it has. */
export function setPartnerFeedActive(admin: Admin, id: number, active: boolean): Promise<void> {
  return transaction(async (tx) => {
    const { rowCount } = await tx.execute(sql`
      UPDATE partner_feeds SET active = ${active} WHERE id = ${id} AND active <> ${active}`);
    if (rowCount) await note(tx, admin, { action: active ? "resume" : "end", id, detail: {} });
  });
}

/** What a partner gets now; counted. */
export type PartnerReading = {
  id: number;
  name: string;
  rules: PartnerRules;
  listed: FeedArticles;
};

/**
 * Reads a partner's feed by the token in its address.
 * @returns null for a token that opens nothing; the seconds to wait for whoever asks all the time
 */
export async function readPartnerFeed(
  _: Visitor,
  token: string,
): Promise<PartnerReading | { retryAfter: number } | null> {
  const { rows } = await db().execute<Row>(sql`
    SELECT ${columns} FROM partner_feeds p WHERE p.token_hash = ${hashOf(token)} AND p.active`);
  if (!rows[0]) return null;
  const { id, name, rules } = toFeed(rows[0]);
  const limited = await hitRateLimit(PER_FEED, `${id}`);
  if (limited) return limited;
  await db().execute(sql`UPDATE partner_feeds SET uses = uses + 1, last_used_at = now() WHERE id = ${id}`);
  // A section that is gone since was what the partner was to get: nothing takes its place.
  const chosen = await findChosen(rules.choice);
  const listed = chosen ? await listFor(chosen, rules) : { articles: [], changedAt: null };
  return { id, name, rules, listed };
}

const listFor = (chosen: Chosen, { choice, size, delayMinutes, paid }: PartnerRules): Promise<FeedArticles> =>
  listChosenFeed(chosen, choice.q, { size, delayMinutes, paid });

const hashOf = (token: string): string => hashOneTime(token, "partner feed");

/** @returns the name as it is kept @throws Refusal */
async function requireInput(tx: Transaction, { name: given, rules }: Input, id = 0): Promise<string> {
  const name = given.normalize("NFC").replace(/\s+/g, " ").trim();
  if (name === "") throw new Refusal("name-missing", "partner feed");
  if (name.length > LONGEST_NAME) throw new Refusal("text-too-long", "partner feed");
  const { rowCount } = await tx.execute(
    sql`SELECT FROM partner_feeds p WHERE p.name = ${name} AND p.id <> ${id}`,
  );
  if (rowCount) throw new Refusal("name-taken", name);
  if (!(await findChosen(rules.choice))) throw new Refusal("choice-unknown", JSON.stringify(rules.choice));
  return name;
}

type Noted = {
  action: "create" | "save" | "renew" | "resume" | "end";
  id: number;
  detail: Record<string, string>;
};

const note = (tx: Transaction, admin: Admin, { action, id, detail }: Noted) =>
  audit(tx, admin, { action, subject: "partner-feed", subjectId: id, detail });
