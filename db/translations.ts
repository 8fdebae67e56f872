import { type SQL, sql } from "drizzle-orm";
import { announcing } from "#db/announce-articles.ts";
import { audit } from "#db/audit.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { ids, isLive } from "#db/teasers.ts";
import type { Editor } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import type { ArticleState } from "#lib/workflow.ts";

/** The same article in the other language, as the newsroom sees it. */
export type Counterpart = { id: number; title: string; language: "de" | "en"; state: ArticleState };

/** What an article is linked to; null for nothing. */
export async function getCounterpart(articleId: number): Promise<Counterpart | null> {
  const { rows } = await db().execute<Counterpart>(sql`
    SELECT o.id, o.title, o.language, o.state FROM articles a
    JOIN articles o ON o.translation_group = a.translation_group AND o.id <> a.id
    WHERE a.id = ${articleId} ORDER BY o.language, o.id LIMIT 1`);
  return rows[0] ?? null;
}

/**
 * Says that two articles are one text in two languages, whatever state they are in; their pages lead to each other
 * while readers see both.
 * @throws Refusal where one language would have two
 */
export function linkTranslation(
  editor: Editor,
  { articleId, otherId }: { articleId: number; otherId: number },
): Promise<void> {
  return transaction(async (tx) => {
    const all = await lockGroups(tx, [articleId, otherId]);
    const [one, other] = [articleId, otherId].map((id) => all.find((member) => member.id === id));
    if (!one || !other || one === other) throw new Refusal("not-found", `articles ${articleId}, ${otherId}`);
    if (one.group !== null && one.group === other.group) return;
    if (one.language === other.language) throw new Refusal("same-language", `article ${otherId}`);
    if (new Set(all.map(({ language }) => language)).size < all.length)
      throw new Refusal("translation-taken", `articles ${all.map(({ id }) => id).join()}`);
    const group = one.group ?? other.group ?? crypto.randomUUID();
    await change(tx, editor, { members: all.map(({ id }) => id), set: sql`${group}::uuid`, linked: true });
  });
}

/** Takes an article out of its group; one that is left alone is in none. @throws Refusal */
export function unlinkTranslation(editor: Editor, articleId: number): Promise<void> {
  return transaction(async (tx) => {
    const all = await lockGroups(tx, [articleId]);
    const one = all.find(({ id }) => id === articleId);
    if (!one) throw new Refusal("not-found", `article ${articleId}`);
    if (one.group === null) return;
    const members = all.length > 2 ? [articleId] : all.map(({ id }) => id);
    await change(tx, editor, { members, set: sql`NULL`, linked: false });
  });
}

/** An article that is written in another language from now on is no translation of what it was one of. */
export async function leaveTranslations(
  tx: Transaction,
  articleId: number,
  language: string | undefined,
): Promise<void> {
  if (language === undefined) return;
  await tx.execute(sql`
    UPDATE articles SET translation_group = NULL
    WHERE id = ${articleId} AND language <> ${language} AND translation_group IS NOT NULL`);
}

/**
 * json of the other articles of the group, seen by readers or not; the query calls `articles` "a". Whoever shows
 * one names them all: what is not there yet may come.
 */
export const translationsJson: SQL = sql`(
  SELECT coalesce(json_agg(json_build_object('id', n.id, 'slug', n.slug, 'section', n.section, 'title', n.title,
    'language', n.language, 'publishedAt', n.published_at, 'isListed', NOT n.hide_from_search_engines,
    'isLive', n.is_live) ORDER BY n.language), '[]')
  FROM (SELECT a.id, a.translation_group) AS this, LATERAL (
    SELECT a.id, a.slug, a.title, a.language, a.published_at, a.hide_from_search_engines, ${isLive} AS is_live,
      (SELECT json_build_object('slug', s.slug) FROM sections s WHERE s.id = a.section_id) AS section
    FROM articles a WHERE a.translation_group = this.translation_group AND a.id <> this.id) n)`;

type Member = { id: number; language: string; group: string | null };

/** These articles and everything in their groups, in one order for everybody. */
async function lockGroups(tx: Transaction, articleIds: number[]): Promise<Member[]> {
  const { rows } = await tx.execute<Member>(sql`
    SELECT a.id, a.language, a.translation_group AS "group" FROM articles a
    WHERE a.id = ANY(${ids(articleIds)}) OR a.translation_group IN (
      SELECT g.translation_group FROM articles g WHERE g.id = ANY(${ids(articleIds)}))
    ORDER BY a.id FOR UPDATE`);
  return rows;
}

type Given = { members: number[]; set: SQL; linked: boolean };

async function change(tx: Transaction, editor: Editor, { members, set, linked }: Given): Promise<void> {
  const write = async () => {
    await tx.execute(sql`
      UPDATE articles SET translation_group = ${set}, touched_at = now() WHERE id = ANY(${ids(members)})`);
  };
  await members.reduce((inner, id) => () => announcing(tx, id, inner), write)();
  for (const id of members)
    await audit(tx, editor, {
      action: "update",
      subject: "article",
      subjectId: id,
      detail: { fields: ["translation"], linked, with: members.filter((other) => other !== id) },
    });
}
