import { announce } from "#db/changes.ts";
import type { Transaction } from "#db/client.ts";
import { caseEvents, statements } from "#db/schema/notices.ts";
import type { MailContent } from "#lib/mails.ts";
import { paths } from "#lib/paths.ts";
import { clauseText, type Ground } from "#lib/policy.ts";
import type { Moderator, System } from "#lib/proof.ts";
import { newReference } from "#lib/reference.ts";
import { tags } from "#lib/tags.ts";

export type Restriction = "rejected" | "removed" | "warning" | "premoderate" | "suspension" | "ban";

export type StatementInput = {
  /** Whose it is; null where the comment came without an account. */
  userId: number | null;
  commentId?: number;
  /** The notice that led to it (DSA art. 16), if one did. */
  noticeId?: number;
  restriction: Restriction;
  /** What it reaches: one comment, taking part in discussions, the whole account. */
  scope: "comment" | "commenting" | "account";
  /** What happened, in words for the person concerned. */
  facts: string;
  ground: Ground;
  /** A clause's code for policy, the name of the law for law (lib/policy.ts). */
  clause: string;
  endsAt?: Date | null;
  automatedDetection: boolean;
  automatedDecision: boolean;
};

export type IssuedStatement = { id: number; reference: string };

/**
 * Writes down why somebody is restricted, at the latest in the transaction that restricts them (DSA art. 17, rule
 * DS3), and opens its file. The caller queues the mail with `statementForMail`.
 */
export async function issueStatement(
  tx: Transaction,
  actor: Moderator | System,
  input: StatementInput,
): Promise<IssuedStatement> {
  const reference = newReference("ST");
  const [made] = await tx
    .insert(statements)
    .values({
      ...input,
      reference,
      issuedBy: actor.userId,
      mailedAt: input.userId === null ? null : new Date(),
    })
    .returning({ id: statements.id });
  const id = made?.id ?? 0;
  await noteStatement(tx, actor, { id, event: "issued" });
  announce(tx, { soft: [tags.transparency()] });
  return { id, reference };
}

/** Adds to the file of a statement; who it was by number, since a file cannot forget a name. @param event "issued", "undone" */
export async function noteStatement(
  tx: Transaction,
  actor: Moderator | System,
  { id, event }: { id: number; event: string },
): Promise<void> {
  await tx.insert(caseEvents).values({ statementId: id, event, detail: { by: actor.userId } });
}

type MailedStatement = Extract<MailContent, { kind: "restriction" }>["statement"];

/** A statement as its mail tells it. */
export function statementForMail(
  reference: string,
  input: StatementInput,
  locale: "de" | "en",
): MailedStatement {
  const { facts, ground, automatedDetection, automatedDecision, endsAt } = input;
  return {
    reference,
    facts,
    ground,
    clause: clauseText(locale, input),
    fromNotice: input.noticeId !== undefined,
    automatedDetection,
    automatedDecision,
    endsAt: endsAt?.toISOString() ?? null,
    appealPath: paths.appeal(reference),
  };
}
