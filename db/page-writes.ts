import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { pageMedia, pages, pageVersions } from "#db/schema/pages.ts";
import { requireTopSlug } from "#db/slugs.ts";
import { within } from "#db/within.ts";
import { mediaIn } from "#lib/body/media-in.ts";
import { parseBody } from "#lib/body/schema.ts";
import { toText } from "#lib/body/text.ts";
import type { Change } from "#lib/changes.ts";
import type { Publisher } from "#lib/proof.ts";
import { tags } from "#lib/tags.ts";

export type PageInput = Pick<typeof pages.$inferInsert, "slug" | "title" | "body"> &
  Partial<
    Pick<
      typeof pages.$inferInsert,
      "language" | "description" | "state" | "inFooter" | "position" | "updatedAt"
    >
  >;

/**
 * Makes a page or changes the one at this slug and language. A changed wording is a new version, kept for
 * good with its hash: consents and comments name the version they agreed to (rule N8).
 * @throws BodyError, Refusal when the slug is reserved or a section's
 */
export function savePage(publisher: Publisher, input: PageInput, tx?: Transaction): Promise<number> {
  return within(tx, async (tx) => {
    await requireTopSlug(tx, "page", input.slug);
    const doc = parseBody(input.body);
    const language = input.language ?? "de";
    const wordingHash = hash(input.title, doc.toJSON());
    const [before] = await tx
      .select({ version: pages.version, hash: pageVersions.wordingHash, ...standing })
      .from(pages)
      .leftJoin(pageVersions, and(eq(pageVersions.pageId, pages.id), eq(pageVersions.version, pages.version)))
      .where(and(eq(pages.slug, input.slug), eq(pages.language, language)))
      .for("update", { of: pages });
    const sameWording = before?.hash === wordingHash;
    const version = before ? before.version + (sameWording ? 0 : 1) : 1;
    const columns = { ...input, language, body: doc.toJSON(), bodyText: toText(doc), version };
    const [saved] = await tx
      .insert(pages)
      .values(columns)
      .onConflictDoUpdate({
        target: [pages.slug, pages.language],
        set: { ...columns, ...(sameWording ? {} : { updatedAt: input.updatedAt ?? sql`now()` }) },
      })
      .returning(standing);
    const id = saved?.id ?? 0;
    if (saved) announce(tx, changeOfPage(before, saved));
    if (sameWording) return id;
    await tx.insert(pageVersions).values({
      pageId: id,
      version,
      title: input.title,
      body: doc.toJSON(),
      wordingHash,
      savedBy: publisher.userId,
    });
    const mediaIds = mediaIn(doc.toJSON());
    await tx.delete(pageMedia).where(eq(pageMedia.pageId, id));
    if (mediaIds.length > 0)
      await tx.insert(pageMedia).values(mediaIds.map((mediaId) => ({ pageId: id, mediaId })));
    await audit(tx, publisher, {
      action: "save",
      subject: "page",
      subjectId: id,
      detail: { slug: input.slug, version },
    });
    return id;
  });
}

const standing = {
  id: pages.id,
  title: pages.title,
  state: pages.state,
  inFooter: pages.inFooter,
  position: pages.position,
};
type Standing = Pick<typeof pages.$inferSelect, keyof typeof standing>;

function changeOfPage(before: Standing | undefined, after: Standing): Partial<Change> {
  const { id } = after;
  const [wasLive, isLive] = [before?.state === "live", after.state === "live"];
  if (!wasLive && !isLive) return {};
  const isFramedAnew = wasLive !== isLive || footerEntry(before) !== footerEntry(after);
  return {
    gone: isLive ? [] : [tags.page(id)],
    // The address may have shown the page in another language until now.
    hard: [tags.page(id), ...(isFramedAnew ? [tags.site(), tags.missing()] : [])],
    soft: [tags.list("sitemap")],
  };
}

const footerEntry = (page: Standing | undefined) =>
  page?.state === "live" && page.inFooter ? `${page.position} ${page.title}` : null;

const hash = (title: string, body: unknown) =>
  createHash("sha256")
    .update(JSON.stringify([title, body]))
    .digest("hex");
