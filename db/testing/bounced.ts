import { query } from "#db/testing/query.ts";

/** A mail that went out to somebody, as the outbox has it. @param name what makes address and id its own */
export async function sentMail(name: string): Promise<{ to: string; messageId: string }> {
  const [to, messageId] = [`${name}@example.org`, `<${name}.1795543112345@news.example>`];
  await query(`
    INSERT INTO deliveries (dedupe_key, kind, to_address, message_id, claimed_at, sent_at)
    VALUES ('${messageId}', 'comment-reply', '${to}', '${messageId}', now(), now())`);
  return { to, messageId };
}

/** What a mail server sends back for it (RFC 3464): nobody there. @param own the report's own id, before the "@" */
export const bounceOf = (messageId: string, own: string): string => `From: MAILER-DAEMON@mx.example
Message-ID: <${own}@mx.example>
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; x@y.example
Action: failed
Status: 5.1.1

--b
Content-Type: message/rfc822

Message-ID: ${messageId}

--b--
`;
