import { eq, sql } from "drizzle-orm";
import { logCase } from "#db/case-log.ts";
import { announce } from "#db/changes.ts";
import { type Transaction, transaction } from "#db/client.ts";
import { portalLocale } from "#db/language.ts";
import { queueMail } from "#db/mails.ts";
import { findNoticeSubject } from "#db/notice-subjects.ts";
import { hitRateLimit, type RateLimit } from "#db/rate-limits.ts";
import { notices } from "#db/schema/notices.ts";
import { users } from "#db/schema/users.ts";
import { NOTICE_REFERENCE } from "#lib/case-reference.ts";
import { parseEmail } from "#lib/email-address.ts";
import { env } from "#lib/env.ts";
import { translator } from "#lib/i18n.ts";
import { type NoticeSubject, subjectName, subjectPath } from "#lib/notice-subject.ts";
import type { NoticeInput } from "#lib/notices.ts";
import { hashOneTime } from "#lib/one-time.ts";
import { absolute, paths } from "#lib/paths.ts";
import type { Viewer, Visitor } from "#lib/proof.ts";
import { newReference } from "#lib/reference.ts";
import { tags } from "#lib/tags.ts";

/** A case that was opened, or the one that the same words had opened a moment ago; else why there is none. */
export type Filed =
  | { reference: string; isNew: boolean }
  | { problem: "not-found" }
  | { problem: "too-often" | "too-many"; retryAfter: number };

/** A second click, a second tab: within this many minutes the same words of the same person are the same case. */
const SAME_WITHIN_MINUTES = 60;

/** More than anyone finds in an hour of reading; a desk that reports for others writes to us. */
const PER_ADDRESS: RateLimit = { bucket: "notices from an address", hits: 20, seconds: 3600 };
/** The newsroom has long heard of it by then: a flood, not readers. */
const PER_SUBJECT: RateLimit = { bucket: "notices about a subject", hits: 200, seconds: 3600 };
/** Receipts to one mail address; the notice is taken all the same, so nobody's mailbox can be filled through us. */
const RECEIPTS: RateLimit = { bucket: "case receipts to an address", hits: 6, seconds: 3600 };

/** Who reports: whoever is signed in by their account, everybody else by what they wrote. */
type Reporter = { id: number | null; email: string | null; mailTo: string | null; locale: "de" | "en" };

/**
 * Takes a notice that has been checked (lib/notice-check.ts): case, case file, count and receipt in one transaction.
 * It reaches the newsroom whatever became of the comment (D10).
 */
export function fileNotice(by: Visitor | Viewer, form: NoticeInput): Promise<Filed> {
  return transaction(async (tx): Promise<Filed> => {
    const { type, id } = form.subject;
    // One at a time about the same thing: the second finds the first.
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`notice ${type} ${id}`}, 0))`);
    const subject = await findNoticeSubject(form.subject, tx);
    if (!subject) return { problem: "not-found" };
    const reporter = await readReporter(tx, by, form);
    const before = await findSame(tx, reporter, form);
    if (before) return { reference: before, isNew: false };
    const often = await hitRateLimit(PER_ADDRESS, by.addressKey, tx);
    if (often) return { problem: "too-often", ...often };
    const many = await hitRateLimit(PER_SUBJECT, `${type} ${id}`, tx);
    if (many) return { problem: "too-many", ...many };
    const reference = await open(tx, { by, form, subject, reporter });
    return { reference, isNew: true };
  });
}

async function readReporter(tx: Transaction, by: Visitor | Viewer, form: NoticeInput): Promise<Reporter> {
  const locale = await portalLocale(tx);
  const email = parseEmail(form.email);
  if (by.userId === null) return { id: null, email, mailTo: email, locale };
  const [account] = await tx
    .select({ email: users.email, locale: users.locale })
    .from(users)
    .where(eq(users.id, by.userId));
  // The account has the address: what is deleted there is gone here too.
  return {
    id: by.userId,
    email: null,
    mailTo: account?.email ?? null,
    locale: account?.locale ?? locale,
  };
}

async function findSame(tx: Transaction, reporter: Reporter, { subject, explanation }: NoticeInput) {
  const { rows } = await tx.execute<{ reference: string }>(sql`
    SELECT n.reference FROM notices n
    WHERE ${subject.type === "comment" ? sql`n.comment_id` : sql`n.article_id`} = ${subject.id}
      AND n.reporter_id IS NOT DISTINCT FROM ${reporter.id}::bigint
      AND n.reporter_email IS NOT DISTINCT FROM ${reporter.email} AND n.explanation = ${explanation}
      AND n.created_at > now() - make_interval(mins => ${SAME_WITHIN_MINUTES})
    ORDER BY n.created_at DESC LIMIT 1`);
  return rows[0]?.reference;
}

type Opening = { by: Visitor | Viewer; form: NoticeInput; subject: NoticeSubject; reporter: Reporter };

async function open(tx: Transaction, { by, form, subject, reporter }: Opening): Promise<string> {
  const { type, id } = subject;
  const reference = newReference(NOTICE_REFERENCE);
  const [made] = await tx
    .insert(notices)
    .values({
      reference,
      [type === "comment" ? "commentId" : "articleId"]: id,
      url: absolute(env().SITE_URL, subjectPath(subject)),
      reason: form.reason,
      explanation: form.explanation,
      reporterName: reporter.id === null ? form.name || null : null,
      reporterEmail: reporter.email,
      reporterId: reporter.id,
      goodFaith: form.goodFaith,
    })
    .returning({ id: notices.id });
  if (type === "comment")
    await tx.execute(sql`UPDATE comments SET report_count = report_count + 1 WHERE id = ${id}`);
  const isAnonymous = reporter.id === null && reporter.email === null;
  await logCase(tx, by, {
    noticeId: made?.id ?? 0,
    event: "received",
    detail: { reason: form.reason, anonymous: isAnonymous },
  });
  await sendReceipt(tx, { reference, subject, reporter });
  // Readers see only the yearly figures of it.
  announce(tx, { soft: [tags.transparency()] });
  return reference;
}

type Receipt = { reference: string; subject: NoticeSubject; reporter: Reporter };

async function sendReceipt(tx: Transaction, { reference, subject, reporter }: Receipt): Promise<void> {
  const { mailTo, locale } = reporter;
  if (!mailTo || (await hitRateLimit(RECEIPTS, hashOneTime(mailTo, RECEIPTS.bucket), tx))) return;
  await queueMail(tx, {
    to: mailTo,
    locale,
    dedupeKey: `notice-receipt ${reference}`,
    content: {
      kind: "notice-receipt",
      reference,
      subject: subjectName(translator(locale), subject),
      path: subjectPath(subject),
      casePath: paths.caseFile(reference),
    },
  });
}
