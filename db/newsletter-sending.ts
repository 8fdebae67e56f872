import { sql } from "drizzle-orm";
import { audit } from "#db/audit.ts";
import { announce } from "#db/changes.ts";
import { db, type Transaction, transaction } from "#db/client.ts";
import { queueMail, queueMails } from "#db/mails.ts";
import { lockDraft } from "#db/newsletter-desk.ts";
import { enqueue } from "#db/queue.ts";
import { type IssueContent, requireSendable } from "#lib/newsletter-issue.ts";
import type { Editor, Publisher, System } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import { tags } from "#lib/tags.ts";

/** Subscribers in one transaction. */
const CHUNK = 500;

/** An issue as its editor has seen it: what somebody else has changed meanwhile does not go out unread. */
type Seen = { id: number; seen: string };

/** Has an issue go out at a moment. @throws Refusal when it has passed, or the issue is empty */
export function scheduleIssue(publisher: Publisher, { id, seen }: Seen, moment: Date): Promise<void> {
  return transaction(async (tx) => {
    await lockReady(tx, { id, seen });
    if (moment <= new Date()) throw new Refusal("moment-past", moment.toISOString());
    await release(tx, id, moment);
    await audit(tx, publisher, {
      action: "schedule",
      subject: "newsletter",
      subjectId: id,
      detail: { for: moment.toISOString() },
    });
  });
}

/** Has an issue go out now. @throws Refusal */
export function sendIssue(publisher: Publisher, { id, seen }: Seen): Promise<void> {
  return transaction(async (tx) => {
    await lockReady(tx, { id, seen });
    await release(tx, id, null);
    await audit(tx, publisher, { action: "send", subject: "newsletter", subjectId: id });
  });
}

async function release(tx: Transaction, id: number, moment: Date | null): Promise<void> {
  await tx.execute(sql`
    UPDATE newsletter_issues SET state = 'scheduled', scheduled_for = coalesce(${moment?.toISOString() ?? null}::timestamptz, now())
    WHERE id = ${id}`);
  await enqueue(tx, "newsletter", {}, moment ? { startAfter: moment } : {});
}

/** Takes the date back: it is a draft again. @throws Refusal when it is not waiting any more */
export function unscheduleIssue(publisher: Publisher, id: number): Promise<void> {
  return transaction(async (tx) => {
    const { rowCount } = await tx.execute(sql`
      UPDATE newsletter_issues SET state = 'draft', scheduled_for = NULL WHERE id = ${id} AND state = 'scheduled'`);
    if (!rowCount) throw new Refusal("step-closed", `issue ${id}`);
    await audit(tx, publisher, { action: "unschedule", subject: "newsletter", subjectId: id });
  });
}

/** Sends an issue as it stands to the editor's own address, as often as it is asked for. @throws Refusal */
export function tryIssue(editor: Editor, { id, seen }: Seen): Promise<string> {
  return transaction(async (tx) => {
    await lockReady(tx, { id, seen });
    const { rows } = await tx.execute<{ email: string | null; locale: "de" | "en"; mark: string }>(sql`
      SELECT u.email, u.locale, clock_timestamp()::text AS mark FROM users u WHERE u.id = ${editor.userId}`);
    const [own] = rows;
    if (!own?.email) throw new Refusal("account-unknown", `user ${editor.userId}`);
    await queueMail(tx, {
      to: own.email,
      locale: own.locale,
      dedupeKey: `newsletter-test ${id} ${editor.userId} ${own.mark}`,
      content: { kind: "newsletter", issueId: id, subscriptionId: null },
    });
    return own.email;
  });
}

async function lockReady(tx: Transaction, { id, seen }: Seen): Promise<IssueContent> {
  const issue = await lockDraft(tx, id);
  if (issue.stamp !== seen) throw new Refusal("changed-meanwhile", `issue ${id}`);
  requireSendable(issue);
  return issue;
}

/**
 * Sends every issue whose moment has come, and goes on with what broke off: each chunk notes in its own transaction
 * how far it came, so nobody is left out and nobody gets a second copy. @returns how many mails were queued
 */
export async function sendDueIssues(
  system: System,
  { chunk = CHUNK }: { chunk?: number } = {},
): Promise<{ id: number; mails: number }[]> {
  const { rows } = await db().execute<{ id: number }>(sql`
    SELECT i.id FROM newsletter_issues i
    WHERE i.state IN ('scheduled', 'sending') AND (i.state = 'sending' OR i.scheduled_for <= now()) ORDER BY i.id`);
  const sent: { id: number; mails: number }[] = [];
  for (const { id } of rows) {
    await begin(system, id);
    let mails = 0;
    for (let more: number | null = 0; more !== null; mails += more ?? 0) more = await sendChunk(id, chunk);
    sent.push({ id, mails });
  }
  return sent;
}

/** From here on it is in the archive and can be held back no more. */
function begin(system: System, id: number): Promise<void> {
  return transaction(async (tx) => {
    const { rowCount } = await tx.execute(sql`
      UPDATE newsletter_issues SET state = 'sending', sent_at = now()
      WHERE id = ${id} AND state = 'scheduled' AND scheduled_for <= now()`);
    if (!rowCount) return;
    announce(tx, { hard: [tags.issue(id), tags.list("newsletter"), tags.missing()] });
    await audit(tx, system, { action: "begin", subject: "newsletter", subjectId: id });
  });
}

type Reader = { id: number; subscriberId: number; email: string; locale: "de" | "en" };

/** @returns how many mails were queued; null when there was nobody left, or nothing to send */
function sendChunk(id: number, chunk: number): Promise<number | null> {
  return transaction(async (tx) => {
    // Two processes take turns: the second goes on where the first has come to.
    const { rows } = await tx.execute<{ toldUpTo: number }>(sql`
      SELECT i.told_up_to AS "toldUpTo" FROM newsletter_issues i WHERE i.id = ${id} AND i.state = 'sending' FOR UPDATE`);
    if (!rows[0]) return null;
    const readers = await tx.execute<Reader>(sql`
      SELECT p.id, s.id AS "subscriberId", s.email, s.locale
      FROM subscriptions p JOIN subscribers s ON s.id = p.subscriber_id
      WHERE p.kind = 'newsletter' AND p.ref_id IS NULL AND p.confirmed_at IS NOT NULL AND p.ended_at IS NULL
        AND p.id > ${rows[0].toldUpTo} ORDER BY p.id LIMIT ${chunk}`);
    const last = readers.rows.at(-1)?.id;
    if (last === undefined) {
      await tx.execute(sql`UPDATE newsletter_issues SET state = 'sent' WHERE id = ${id}`);
      return null;
    }
    const queued = await queueMails(
      tx,
      readers.rows.map(({ id: subscriptionId, subscriberId, email, locale }) => ({
        to: email,
        locale,
        dedupeKey: `newsletter ${id} ${subscriberId}`,
        subscriberId,
        issueId: id,
        content: { kind: "newsletter", issueId: id, subscriptionId },
      })),
    );
    await tx.execute(sql`UPDATE newsletter_issues SET told_up_to = ${last} WHERE id = ${id}`);
    return queued;
  });
}
