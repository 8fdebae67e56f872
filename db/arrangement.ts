import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { readLast, readPins } from "#db/front-desk.ts";
import { slots } from "#db/schema/promos.ts";
import { isLive } from "#db/teasers.ts";
import { within } from "#db/within.ts";
import {
  type ArrangementKind,
  freed,
  kept,
  LONGEST_TITLE,
  type Pin,
  type PlaceName,
  placed,
} from "#lib/front-desk.ts";
import type { Editor } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

/**
 * Arranging the front page. Each change is published at once, and the log keeps what stood before: an arrangement is
 * four places, breaking news cannot wait for a second step that somebody forgets, and the way back is one press. Who
 * changes something says which arrangement they saw (`version`, the log's number of the last change); if it is
 * another by now, nothing happens.
 * @returns each the new version
 */
type Seen = { version: number };

/** @throws Refusal not-found where readers do not see the article, changed-meanwhile */
export function placeArticle(
  editor: Editor,
  move: Seen & { articleId: number; place: PlaceName; from: PlaceName | null },
  tx?: Transaction,
): Promise<number> {
  return arrange(editor, { ...move, kind: "place" }, tx, (pins, now) => placed(pins, { ...move, at: now }));
}

/** Lets a place fill itself again. */
export function freePlace(
  editor: Editor,
  what: Seen & { place: PlaceName },
  tx?: Transaction,
): Promise<number> {
  return arrange(editor, { ...what, kind: "free" }, tx, (pins) => freed(pins, what.place));
}

/** Own words for a place, and until when its article stays there. @throws Refusal text-too-long, end-missing, not-found, changed-meanwhile */
export function keepPin(
  editor: Editor,
  what: Seen & { place: PlaceName; title: string; expiresAt: Date | null },
  tx?: Transaction,
): Promise<number> {
  const title = what.title.normalize("NFC").replace(/\s+/g, " ").trim();
  return arrange(editor, { ...what, kind: "keep" }, tx, (pins) => {
    if ([...title].length > LONGEST_TITLE) throw new Refusal("text-too-long", what.place);
    if (what.expiresAt && what.expiresAt.getTime() <= Date.now())
      throw new Refusal("end-missing", what.place);
    if (!pins.some(({ name }) => name === what.place)) throw new Refusal("not-found", what.place);
    return kept(pins, what.place, { title, expiresAt: what.expiresAt?.toISOString() ?? null });
  });
}

/** Brings back what stood before the last change; once more, and that is taken back. */
export function undoArrangement(editor: Editor, { version }: Seen, tx?: Transaction): Promise<number> {
  return arrange(editor, { version, kind: "undo", place: null }, tx, (_, __, before) => before);
}

type Change = Seen & { kind: ArrangementKind; place: PlaceName | null; articleId?: number };

function arrange(
  editor: Editor,
  { version, kind, place, articleId }: Change,
  tx: Transaction | undefined,
  change: (pins: Pin[], now: string, before: Pin[]) => Pin[],
): Promise<number> {
  return within(tx, async (tx) => {
    // One editor at a time: two arrangements that know nothing of each other make a third.
    await tx.execute(sql`LOCK TABLE slots IN SHARE ROW EXCLUSIVE MODE`);
    const last = await readLast(tx);
    if ((last?.version ?? 0) !== version) throw new Refusal("changed-meanwhile", "front page");
    const before = await readPins(tx);
    const after = change(before, new Date().toISOString(), last?.before ?? []);
    const moved = articleId ?? after.find(({ name }) => name === place)?.articleId;
    const title = moved ? await titleOf(tx, moved, { live: articleId !== undefined }) : "";
    await write(tx, after);
    announce(tx, { hard: [tags.list("front")] });
    await audit(tx, editor, {
      action: kind === "undo" ? "undo" : "arrange",
      subject: "front_page",
      detail: { kind, place, title, before },
    });
    return (await readLast(tx))?.version ?? 0;
  });
}

async function titleOf(tx: Transaction, articleId: number, { live }: { live: boolean }): Promise<string> {
  const { rows } = await tx.execute<{ title: string }>(sql`
    SELECT coalesce(nullif(a.short_title, ''), a.title) AS title FROM articles a
    WHERE a.id = ${articleId} AND (${!live} OR (${isLive}))`);
  if (!rows[0]) throw new Refusal("not-found", `article ${articleId}`);
  return rows[0].title;
}

/** An article that was deleted since is left out. */
async function write(tx: Transaction, pins: Pin[]): Promise<void> {
  await tx.delete(slots).where(sql`${slots.sectionId} IS NULL`);
  if (pins.length === 0) return;
  await tx.execute(sql`
    INSERT INTO slots (name, article_id, title, pinned_at, expires_at)
    SELECT x.name, x."articleId", nullif(x.title, ''), x."pinnedAt", x."expiresAt"
    FROM jsonb_to_recordset(${JSON.stringify(pins)}::jsonb)
      AS x(name text, "articleId" bigint, title text, "pinnedAt" timestamptz, "expiresAt" timestamptz)
    JOIN articles a ON a.id = x."articleId"`);
}
