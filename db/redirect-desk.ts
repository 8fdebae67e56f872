import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { findRedirect, normalizePath } from "#db/redirects.ts";
import { hasWords } from "#db/word-search.ts";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import type { Publisher } from "#lib/proof.ts";
import { parseFrom, parseStatus, parseTo, type RedirectLine } from "#lib/redirect-lines.ts";
import { Refusal, type RefusalCode } from "#lib/refusal.ts";
import { RESERVED_SLUGS } from "#lib/reserved-slugs.ts";
import { tags } from "#lib/tags.ts";

/** Lines on one page. */
const PAGE = 50;

export type Kept = {
  id: number;
  from: string;
  /** Where the article stands now, or what was written; null for 410. */
  to: string | null;
  status: 301 | 302 | 410;
  origin: "import" | "slug" | "withdrawal" | "manual";
};

/** Old addresses, the newest first. @returns a page, and where the next one begins; null at the end */
export async function listRedirects(filter: {
  words: string;
  after: number | null;
}): Promise<{ lines: Kept[]; after: number | null }> {
  const text = sql`r.from_path || ' ' || coalesce(r.to_path, '')`;
  const { rows } = await db().execute<Kept & { section: string | null; slug: string | null }>(sql`
    SELECT r.id, r.from_path AS "from", r.to_path AS "to", r.status, r.origin, a.slug, s.slug AS section
    FROM redirects r LEFT JOIN articles a ON a.id = r.article_id LEFT JOIN sections s ON s.id = a.section_id
    WHERE true ${filter.words ? sql`AND ${hasWords(text, filter.words)}` : sql``}
      ${filter.after ? sql`AND r.id < ${filter.after}` : sql``}
    ORDER BY ${filter.words ? sql`r.id + 0` : sql`r.id`} DESC LIMIT ${PAGE + 1}`);
  const lines = rows.slice(0, PAGE).map(({ section, slug, ...row }) => ({
    ...row,
    to: section && slug ? paths.article({ slug, section: { slug: section } }) : row.to,
  }));
  return { lines, after: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
}

/** A line of an import that was not taken, and why. */
export type Skipped = { line: number; from: string; code: RefusalCode };

/** Takes what can be taken; each line that cannot is named with its reason. */
export function addRedirects(
  publisher: Publisher,
  lines: RedirectLine[],
): Promise<{ taken: number; skipped: Skipped[] }> {
  return transaction(async (tx) => {
    const skipped: Skipped[] = [];
    for (const line of lines) {
      const code = await take(tx, line);
      if (code) skipped.push({ line: line.line, from: line.from.slice(0, 200), code });
    }
    const taken = lines.length - skipped.length;
    if (taken > 0) {
      announce(tx, { hard: [tags.missing()] });
      await audit(tx, publisher, { action: "import", subject: "redirect", detail: { taken } });
    }
    return { taken, skipped };
  });
}

/** @throws Refusal when the address cannot lead there */
export function addRedirect(publisher: Publisher, line: Omit<RedirectLine, "line">): Promise<void> {
  return transaction(async (tx) => {
    const code = await take(tx, { ...line, line: 1 });
    if (code) throw new Refusal(code, line.from);
    announce(tx, { hard: [tags.missing()] });
    await audit(tx, publisher, { action: "add", subject: "redirect", detail: { from: line.from } });
  });
}

/** @returns the number under which the removal can be taken back */
export function removeRedirect(publisher: Publisher, id: number): Promise<number> {
  return transaction(async (tx) => {
    const { rows } = await tx.execute<Record<string, unknown>>(sql`
      DELETE FROM redirects r WHERE r.id = ${id}
      RETURNING r.from_path, r.to_path, r.article_id, r.status, r.origin`);
    if (!rows[0]) throw new Refusal("not-found", `redirect ${id}`);
    announce(tx, { hard: [tags.missing()] });
    await audit(tx, publisher, { action: "remove", subject: "redirect", subjectId: id, detail: rows[0] });
    return id;
  });
}

/** Puts back what was removed. @throws Refusal when the address has been taken since */
export function restoreRedirect(publisher: Publisher, id: number): Promise<void> {
  return transaction(async (tx) => {
    const { rowCount } = await tx.execute(sql`
      INSERT INTO redirects (from_path, to_path, article_id, status, origin)
      SELECT x.from_path, x.to_path, x.article_id, x.status, x.origin FROM audit_log l,
        jsonb_to_record(l.detail) AS x(from_path text, to_path text, article_id bigint, status smallint, origin text)
      WHERE l.subject = 'redirect' AND l.subject_id = ${id} AND l.action = 'remove'
        AND (x.article_id IS NULL OR EXISTS (SELECT FROM articles a WHERE a.id = x.article_id))
      ORDER BY l.at DESC LIMIT 1
      ON CONFLICT (from_path) DO NOTHING`);
    if (!rowCount) throw new Refusal("redirect-taken", `redirect ${id}`);
    announce(tx, { hard: [tags.missing()] });
    await audit(tx, publisher, { action: "undo", subject: "redirect", subjectId: id });
  });
}

/** Keeps one line. @returns why not */
async function take(tx: Transaction, line: RedirectLine): Promise<RefusalCode | null> {
  const status = parseStatus(line.status);
  if (!status) return "status-unknown";
  const given = parseFrom(line.from, env().SITE_URL);
  if (!given) return "from-malformed";
  const from = normalizePath(given);
  const wanted = status === 410 ? null : parseTo(line.to, env().SITE_URL);
  if (status !== 410 && wanted === null) return "to-malformed";
  if (await isInUse(tx, from)) return "address-in-use";
  const end = wanted === null ? null : await endOf(tx, from, wanted);
  if (end && "code" in end) return end.code;
  const to = end?.to ?? null;
  const { rowCount } = await tx.execute(sql`
    INSERT INTO redirects (from_path, to_path, status, origin) VALUES (${from}, ${to}, ${status}, 'manual')
    ON CONFLICT (from_path) DO NOTHING`);
  if (rowCount) return null;
  const { rows } = await tx.execute<{ same: boolean }>(sql`
    SELECT r.to_path IS NOT DISTINCT FROM ${to} AND r.status = ${status} AS same
    FROM redirects r WHERE r.from_path = ${from}`);
  return rows[0]?.same ? "redirect-known" : "redirect-taken";
}

/** Where readers come out who are led on: a chain becomes one hop, a circle is refused. */
async function endOf(
  tx: Transaction,
  from: string,
  wanted: string,
): Promise<{ to: string } | { code: RefusalCode }> {
  if (!wanted.startsWith("/")) return { to: wanted };
  const path = normalizePath(wanted.replace(/#.*$/, ""));
  if (path === from) return { code: "redirect-loop" };
  if (await isInUse(tx, path)) return { to: wanted };
  const on = await findRedirect(path, tx);
  if (!on) return { to: wanted };
  if (on.to === null) return { code: "target-gone" };
  return normalizePath(on.to) === from ? { code: "redirect-loop" } : { to: on.to };
}

/** Whether something stands at the address: nobody would ever be led away from there. */
async function isInUse(tx: Transaction, path: string): Promise<boolean> {
  const [, first = "", second = "", more] = path.split("?", 1)[0]?.split("/") ?? [];
  if (path.includes("?") || more !== undefined) return false;
  if (!second && RESERVED_SLUGS.has(first)) return true;
  const { rowCount } = second
    ? await tx.execute(sql`
        SELECT FROM articles a JOIN sections s ON s.id = a.section_id
        WHERE s.slug = ${first} AND a.slug = ${second} AND a.state = 'live'
        UNION ALL SELECT FROM topics t WHERE ${first} = 'topic' AND t.slug = ${second}
        UNION ALL SELECT FROM stories st WHERE ${first} = 'story' AND st.slug = ${second}
        UNION ALL SELECT FROM authors w WHERE ${first} = 'author' AND w.slug = ${second}`)
    : await tx.execute(sql`
        SELECT FROM sections s WHERE s.slug = ${first} AND s.hidden_at IS NULL
        UNION ALL SELECT FROM pages p WHERE p.slug = ${first} AND p.state = 'live'`);
  return Boolean(rowCount);
}
