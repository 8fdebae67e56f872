import { type SQL, sql } from "drizzle-orm";
import { announcing } from "#db/announce-articles.ts";
import { writersJson } from "#db/article-access.ts";
import { audit } from "#db/audit.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { answerShows } from "#lib/answer.ts";
import { parseBody } from "#lib/body/schema.ts";
import { can } from "#lib/capabilities.ts";
import { LIVE_PAGE, type LiveBlog, type LiveEntry } from "#lib/live-blog.ts";
import { LONGEST_ENTRY } from "#lib/live-limits.ts";
import { entryBody } from "#lib/live-text.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

type Row = Omit<LiveEntry, "at" | "updatedAt"> & { at: string; updatedAt: string | null };
export type DeskEntry = Row & { withdrawn: boolean; by: string | null };

/** Key events over the entries: more is no summary. */
const KEY_EVENTS = 8;

const columns: SQL = sql`e.id, e.title, e.body, e.key_event AS "keyEvent", e.pinned_at IS NOT NULL AS pinned,
  e.created_at AS at, e.updated_at AS "updatedAt"`;

/** A page of a live blog as readers see it, in one round trip. @param before entries older than this one; null for the newest */
export async function getLiveBlog(articleId: number, before: number | null): Promise<LiveBlog> {
  answerShows(tags.article(articleId));
  const { rows } = await db().execute<Row & { role: "entry" | "pinned" | "key" }>(sql`
    (SELECT 'entry' AS role, ${columns} FROM live_entries e
      WHERE e.article_id = ${articleId} AND e.withdrawn_at IS NULL AND (${before}::bigint IS NULL OR e.id < ${before}::bigint)
      ORDER BY e.id DESC LIMIT ${LIVE_PAGE + 1})
    UNION ALL
    (SELECT 'pinned', ${columns} FROM live_entries e
      WHERE e.article_id = ${articleId} AND e.withdrawn_at IS NULL AND e.pinned_at IS NOT NULL AND ${before}::bigint IS NULL
      ORDER BY e.pinned_at DESC LIMIT 3)
    UNION ALL
    (SELECT 'key', ${columns} FROM live_entries e
      WHERE e.article_id = ${articleId} AND e.withdrawn_at IS NULL AND e.key_event
      ORDER BY e.id DESC LIMIT ${KEY_EVENTS})`);
  const of = (role: string) => rows.filter((row) => row.role === role).map(toEntry);
  const entries = of("entry");
  const shown = entries.slice(0, LIVE_PAGE);
  return {
    entries: shown,
    pinned: of("pinned"),
    keyEvents: of("key").map(({ id, title, body, at }) => ({ id, at, title: title || firstWords(body) })),
    before: entries.length > LIVE_PAGE ? (shown.at(-1)?.id ?? null) : null,
    isNewest: before === null,
  };
}

const toEntry = ({ at, updatedAt, id, title, body, keyEvent, pinned }: Row): LiveEntry => ({
  id,
  title,
  body,
  keyEvent,
  pinned,
  at: new Date(at),
  updatedAt: updatedAt ? new Date(updatedAt) : null,
});

/** Characters by which an entry without a headline is known. */
const KNOWN_BY = 80;

function firstWords(body: unknown): string {
  const text = parseBody(body).textBetween(0, parseBody(body).content.size, " ", " ");
  return text.length > KNOWN_BY ? `${text.slice(0, KNOWN_BY).replace(/\s+\S*$/, "")} …` : text;
}

/** A page of the desk's list: what was withdrawn too. */
export async function listDeskEntries(
  articleId: number,
  before: number | null,
): Promise<{ entries: DeskEntry[]; before: number | null }> {
  const { rows } = await db().execute<DeskEntry>(sql`
    SELECT ${columns}, e.withdrawn_at IS NOT NULL AS withdrawn,
      (SELECT u.display_name FROM users u WHERE u.id = e.created_by) AS by
    FROM live_entries e
    WHERE e.article_id = ${articleId} AND (${before}::bigint IS NULL OR e.id < ${before}::bigint)
    ORDER BY e.id DESC LIMIT ${LIVE_PAGE + 1}`);
  const entries = rows.slice(0, LIVE_PAGE);
  return { entries, before: rows.length > LIVE_PAGE ? (entries.at(-1)?.id ?? null) : null };
}

export type LiveDesk = {
  title: string;
  kind: "article" | "live_blog";
  isLive: boolean;
  closedAt: string | null;
  mayReport: boolean;
};

/** What the desk of a live blog is about; null where there is no article. */
export async function getLiveDesk(writer: Writer, id: number): Promise<LiveDesk | null> {
  const { rows } = await db().execute<Omit<LiveDesk, "mayReport"> & { writers: number[] }>(sql`
    SELECT a.title, a.kind, a.state = 'live' AS "isLive", a.live_closed_at AS "closedAt", ${writersJson} AS writers
    FROM articles a WHERE a.id = ${id}`);
  const [found] = rows;
  if (!found) return null;
  const { writers, ...desk } = found;
  return { ...desk, mayReport: can(writer.role, "publish") || writers.includes(writer.userId) };
}

export type EntryInput = { title: string; text: string; keyEvent: boolean };

/** Puts an entry before the readers. @param input.once the form's own mark: sent twice, it is one entry. @throws Refusal */
export function writeEntry(
  writer: Writer,
  articleId: number,
  input: EntryInput & { once: string },
): Promise<void> {
  return reporting(writer, articleId, async (tx) => {
    const { title, body, keyEvent } = toColumns(input);
    const { rows } = await tx.execute<{ id: number }>(sql`
      INSERT INTO live_entries (article_id, title, body, key_event, once, created_by)
      VALUES (${articleId}, ${title}, ${body}::jsonb, ${keyEvent}, ${input.once || null}, ${writer.userId})
      ON CONFLICT DO NOTHING RETURNING id`);
    return rows[0] ? { action: "create", id: rows[0].id } : null;
  });
}

/** Changes what an entry says; readers are told that it was changed, and when. @throws Refusal */
export function editEntry(writer: Writer, articleId: number, id: number, input: EntryInput): Promise<void> {
  const { title, body, keyEvent } = toColumns(input);
  const set = sql`title = ${title}, body = ${body}::jsonb, key_event = ${keyEvent}, updated_at = now()`;
  return changeEntry(writer, articleId, { id, set, action: "update" });
}

/** Holds an entry up over the others, or lets it go. @throws Refusal */
export function pinEntry(writer: Writer, articleId: number, id: number, pinned: boolean): Promise<void> {
  const set = sql`pinned_at = ${pinned ? sql`now()` : null}`;
  return changeEntry(writer, articleId, { id, set, action: pinned ? "pin" : "unpin" });
}

/** Takes an entry from the readers, or gives it back. @throws Refusal */
export function withdrawEntry(
  writer: Writer,
  articleId: number,
  id: number,
  withdrawn: boolean,
): Promise<void> {
  const set = sql`withdrawn_at = ${withdrawn ? sql`now()` : null}`;
  return changeEntry(writer, articleId, { id, set, action: withdrawn ? "withdraw" : "restore" });
}

type EntryChange = { id: number; set: SQL; action: string };

function changeEntry(writer: Writer, articleId: number, { id, set, action }: EntryChange): Promise<void> {
  return reporting(writer, articleId, async (tx) => {
    const { rowCount } = await tx.execute(
      sql`UPDATE live_entries SET ${set} WHERE id = ${id} AND article_id = ${articleId}`,
    );
    if (!rowCount) throw new Refusal("not-found", `entry ${id} of article ${articleId}`);
    return { action, id };
  });
}

/** Ends a live blog, or opens it again: then only who publishes may. @throws Refusal */
export function closeLiveBlog(writer: Writer, articleId: number, closed: boolean): Promise<void> {
  return changeBlog(writer, articleId, {
    needsPublisher: !closed,
    set: sql`live_closed_at = ${closed ? sql`now()` : null}`,
    action: closed ? "close" : "reopen",
  });
}

/** An article becomes a live blog; its text stands over the entries from now on. @throws Refusal */
export function makeLiveBlog(writer: Writer, articleId: number): Promise<void> {
  return changeBlog(writer, articleId, {
    needsPublisher: false,
    set: sql`kind = 'live_blog', live_closed_at = NULL`,
    action: "make live blog",
  });
}

type BlogChange = { needsPublisher: boolean; set: SQL; action: string };

function changeBlog(
  writer: Writer,
  articleId: number,
  { needsPublisher, set, action }: BlogChange,
): Promise<void> {
  return transaction(async (tx) => {
    await requireReporter(tx, writer, articleId, { needsPublisher });
    await announcing(tx, articleId, async () => {
      await tx.execute(sql`UPDATE articles SET ${set}, touched_at = now() WHERE id = ${articleId}`);
    });
    await audit(tx, writer, { action, subject: "article", subjectId: articleId });
  });
}

type Done = { action: string; id: number } | null;

/** A write into a running live blog: the article says that it is of now, and whoever shows it is told. */
function reporting(
  writer: Writer,
  articleId: number,
  write: (tx: Transaction) => Promise<Done>,
): Promise<void> {
  return transaction(async (tx) => {
    const { kind, closedAt } = await requireReporter(tx, writer, articleId, { needsPublisher: false });
    if (kind !== "live_blog") throw new Refusal("not-found", `live blog ${articleId}`);
    if (closedAt) throw new Refusal("discussion-closed", `live blog ${articleId}`);
    await announcing(tx, articleId, async () => {
      const done = await write(tx);
      if (!done) return;
      await tx.execute(sql`
        UPDATE articles SET touched_at = now(),
          substantive_updated_at = CASE WHEN state = 'live' THEN greatest(now(), published_at) ELSE substantive_updated_at END
        WHERE id = ${articleId}`);
      await audit(tx, writer, {
        action: done.action,
        subject: "live_entry",
        subjectId: done.id,
        detail: { article: articleId },
      });
    });
  });
}

async function requireReporter(
  tx: Transaction,
  writer: Writer,
  articleId: number,
  { needsPublisher }: { needsPublisher: boolean },
): Promise<{ kind: string; closedAt: string | null }> {
  const { rows } = await tx.execute<{ kind: string; closedAt: string | null; writers: number[] }>(sql`
    SELECT a.kind, a.live_closed_at AS "closedAt", ${writersJson} AS writers
    FROM articles a WHERE a.id = ${articleId} FOR UPDATE OF a`);
  const [found] = rows;
  if (!found) throw new Refusal("not-found", `article ${articleId}`);
  const may = can(writer.role, "publish") || (!needsPublisher && found.writers.includes(writer.userId));
  if (!may) throw new Refusal("not-allowed", `article ${articleId}`);
  return found;
}

function toColumns({ title, text, keyEvent }: EntryInput): {
  title: string;
  body: string;
  keyEvent: boolean;
} {
  if (text.trim() === "") throw new Refusal("text-missing", "an entry says something");
  if (text.length > LONGEST_ENTRY) throw new Refusal("text-too-long", `${text.length} characters`);
  const body = JSON.stringify(parseBody(entryBody(text)).toJSON());
  return { title: title.normalize("NFC").trim(), body, keyEvent };
}
