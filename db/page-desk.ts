import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { readPictures } from "#db/desk-article.ts";
import { savePage } from "#db/page-writes.ts";
import { leavePath } from "#db/section-addresses.ts";
import { freeSlug, requireSlug, requireTopSlug } from "#db/slugs.ts";
import { mediaIn } from "#lib/body/media-in.ts";
import { BodyError, parseBody } from "#lib/body/schema.ts";
import {
  type DeskPage,
  type DeskPageInput,
  LAST_POSITION,
  LEGAL_PAGES,
  LONGEST_DESCRIPTION,
  LONGEST_TITLE,
} from "#lib/desk-page.ts";
import type { Admin, Publisher } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { slugify } from "#lib/slug.ts";
import { tags } from "#lib/tags.ts";

const SHOWN = 100;

export type PageLine = Pick<DeskPage, "id" | "slug" | "language" | "title" | "state" | "inFooter"> & {
  updatedAt: string;
};

/** Pages in the order of their addresses. @param after the slug and language that the page before ended with */
export async function listPages(
  after: { slug: string; language: string } | null = null,
): Promise<{ lines: PageLine[]; hasMore: boolean }> {
  const { rows } = await db().execute<PageLine>(sql`
    SELECT p.id, p.slug, p.language, p.title, p.state, p.in_footer AS "inFooter", p.updated_at AS "updatedAt"
    FROM pages p
    WHERE ${after ? sql`(p.slug, p.language) > (${after.slug}, ${after.language})` : sql`true`}
    ORDER BY p.slug, p.language LIMIT ${SHOWN + 1}`);
  return { lines: rows.slice(0, SHOWN), hasMore: rows.length > SHOWN };
}

const stamp = sql`md5(jsonb_build_array(p.slug, p.title, p.description, p.state, p.in_footer, p.position, p.version)::text)`;

/** A page as its desk shows it; null when there is none. */
export async function getDeskPage(id: number): Promise<DeskPage | null> {
  const { rows } = await db().execute<Omit<DeskPage, "pictures">>(sql`
    SELECT p.id, p.slug, p.language, p.title, p.description, p.body, p.state, p.in_footer AS "inFooter", p.position,
      p.version, ${stamp} AS stamp
    FROM pages p WHERE p.id = ${id}`);
  const [page] = rows;
  return page ? { ...page, pictures: await readPictures(db(), mediaIn(page.body)) } : null;
}

const EMPTY = { type: "doc", content: [{ type: "paragraph" }] };

/** A new page, which nobody sees until it is published. @throws Refusal when title or address do not do */
export function createPage(
  publisher: Publisher,
  input: Pick<DeskPage, "title" | "slug" | "language">,
): Promise<number> {
  return transaction(async (tx) => {
    const title = requireTitle(input.title);
    const { language } = input;
    const slug = input.slug || (await freeSlug(tx, "sections-and-pages", slugify(title)));
    const { rowCount } = await tx.execute(sql`
      SELECT FROM pages p WHERE p.slug = ${slug} AND p.language = ${language} FOR UPDATE`);
    if (rowCount) throw new Refusal("slug-taken", slug);
    return savePage(publisher, { slug, language, title, body: EMPTY }, tx);
  });
}

/**
 * Changes a page. Its old address leads to the new one, in every language that it is written in.
 * @param seen the state that the change was made on
 * @param admin who answers for the house: without, pages that the law asks for are not touched
 * @throws Refusal with "changed-meanwhile" when somebody else was faster, or when something does not do
 */
export function changePage(
  publisher: Publisher,
  { id, seen, admin }: { id: number; seen: string; admin: Admin | null },
  input: DeskPageInput,
): Promise<void> {
  return transaction(async (tx) => {
    const before = await lockPage(tx, id, admin);
    if (before.stamp !== seen) throw new Refusal("changed-meanwhile", `page ${id}`);
    const title = requireTitle(input.title);
    const slug = input.slug || before.slug;
    if (input.description.length > LONGEST_DESCRIPTION) throw new Refusal("text-too-long", "description");
    if (!Number.isInteger(input.position) || input.position < 0 || input.position > LAST_POSITION)
      throw new Refusal("position-malformed", `${input.position}`);
    if (slug !== before.slug) await movePage(tx, before.slug, slug);
    const { description, state, inFooter, position } = input;
    const body = input.body === null ? before.body : textOf(input.body);
    const saved = { slug, language: before.language, title, description, state, inFooter, position, body };
    await savePage(publisher, saved, tx);
  });
}

/** Brings an earlier wording back, as a new one. @throws Refusal */
export function restorePageVersion(
  publisher: Publisher,
  { id, seen, admin }: { id: number; seen: string; admin: Admin | null },
  version: number,
): Promise<void> {
  return transaction(async (tx) => {
    const before = await lockPage(tx, id, admin);
    if (before.stamp !== seen) throw new Refusal("changed-meanwhile", `page ${id}`);
    const { rows } = await tx.execute<{ title: string; body: unknown }>(sql`
      SELECT v.title, v.body FROM page_versions v WHERE v.page_id = ${id} AND v.version = ${version}`);
    if (!rows[0]) throw new Refusal("not-found", `page ${id}, version ${version}`);
    await savePage(publisher, { slug: before.slug, language: before.language, ...rows[0] }, tx);
    await audit(tx, publisher, {
      action: "restore",
      subject: "page",
      subjectId: id,
      detail: { slug: before.slug, version },
    });
  });
}

async function lockPage(tx: Transaction, id: number, admin: Admin | null) {
  const { rows } = await tx.execute<Pick<DeskPage, "slug" | "language" | "body" | "stamp">>(sql`
    SELECT p.slug, p.language, p.body, ${stamp} AS stamp FROM pages p WHERE p.id = ${id} FOR UPDATE`);
  const [page] = rows;
  if (!page) throw new Refusal("not-found", `page ${id}`);
  if (LEGAL_PAGES.has(page.slug) && !admin) throw new Refusal("legal-page", page.slug);
  return page;
}

/** All languages of a page share its address and move together. */
async function movePage(tx: Transaction, from: string, to: string): Promise<void> {
  if (LEGAL_PAGES.has(from)) throw new Refusal("legal-address", from);
  requireSlug(to);
  await requireTopSlug(tx, "page", to);
  const { rowCount } = await tx.execute(sql`SELECT FROM pages p WHERE p.slug = ${to} LIMIT 1`);
  if (rowCount || LEGAL_PAGES.has(to)) throw new Refusal("slug-taken", to);
  const { rows } = await tx.execute<{ id: number }>(sql`
    UPDATE pages p SET slug = ${to} WHERE p.slug = ${from} RETURNING p.id`);
  await leavePath(tx, `/${from}`, `/${to}`);
  // The footer of every page links to it.
  announce(tx, { hard: [...rows.map(({ id }) => tags.page(id)), tags.site()], soft: [tags.list("sitemap")] });
}

function requireTitle(given: string): string {
  const title = given.normalize("NFC").replace(/\s+/g, " ").trim();
  if (title === "") throw new Refusal("title-missing", "page");
  if (title.length > LONGEST_TITLE) throw new Refusal("title-too-long", title);
  return title;
}

/** @throws Refusal for what no editor of ours writes */
function textOf(body: unknown): unknown {
  try {
    return parseBody(body).toJSON();
  } catch (error) {
    if (error instanceof BodyError) throw new Refusal("text-malformed", error.message);
    throw error;
  }
}
