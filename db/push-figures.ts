import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { canOpenPushKeys } from "#db/vapid-keys.ts";
import type { Admin, Editor } from "#lib/proof.ts";
import type { PushKind } from "#lib/push.ts";

/** How many browsers are told of something, and how often each kind is followed. */
export type PushFigures = Record<PushKind, number> & {
  browsers: number;
  /** false: nothing can be sent any more, since AUTH_SECRET is another one. */
  canSend: boolean;
};

/** Reads an index through: for a page that is seldom asked for. */
export async function readPushFigures(_: Admin | Editor): Promise<PushFigures> {
  const [counted, canSend] = await Promise.all([
    db().execute<{ kind: PushKind | null; many: number }>(sql`
      SELECT t.kind, count(*)::int AS many FROM push_topics t GROUP BY t.kind
      UNION ALL SELECT NULL, count(*)::int FROM push_subscriptions`),
    canOpenPushKeys(),
  ]);
  const of = (kind: PushKind | null) => counted.rows.find((row) => row.kind === kind)?.many ?? 0;
  return {
    browsers: of(null),
    section: of("section"),
    topic: of("topic"),
    author: of("author"),
    story: of("story"),
    canSend,
  };
}
