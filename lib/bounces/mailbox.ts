import { ImapFlow } from "imapflow";
import { LONGEST_BOUNCE } from "#lib/bounces/parse-bounce.ts";

/** What has been dealt with is put here, or stays where it was and is marked as read. */
const PROCESSED = "Processed";
/** In one run; what is left comes with the next, five minutes later. */
const MAILS_PER_RUN = 500;
/** A server that does not speak within these, in milliseconds, is away. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** RFC 8314 §3.2 and RFC 9051. */
const PORTS = { secure: 993, open: 143 };

/** "imaps://user:password@mail.example:993/INBOX"; "?verify=false" as in SMTP_URL. */
function imapOptions(address: string) {
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(address);
  const secure = protocol === "imaps:";
  return {
    folder: decodeURIComponent(pathname.slice(1)) || "INBOX",
    connection: {
      host: hostname.replace(/^\[|\]$/g, ""),
      port: port ? Number(port) : secure ? PORTS.secure : PORTS.open,
      secure,
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      tls: { rejectUnauthorized: searchParams.get("verify") !== "false" },
      ...PATIENCE,
    },
  };
}

/**
 * Hands over every unread mail of a mailbox, one by one, and puts it away once it was taken. What could not be taken
 * stays unread and comes again. @returns how many were taken
 * @throws when the mailbox cannot be read, or, at the end, what the last mail threw that could not be taken
 */
export async function readMailbox(
  address: string,
  take: (source: Uint8Array) => Promise<void>,
): Promise<number> {
  const { folder, connection } = imapOptions(address);
  const client = new ImapFlow({ ...connection, logger: false, disableAutoIdle: true });
  // Told of to whoever waits for an answer; here it would only end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.mailboxOpen(folder);
    const unread = (await client.search({ seen: false }, { uid: true })) || [];
    const taken: number[] = [];
    let failure: unknown;
    for (const uid of unread.slice(0, MAILS_PER_RUN)) {
      const mail = await client.fetchOne(`${uid}`, { source: { maxLength: LONGEST_BOUNCE } }, { uid: true });
      const source = mail ? mail.source : undefined;
      if (!source) continue;
      try {
        await take(source);
      } catch (error) {
        failure = error;
        continue;
      }
      await client.messageFlagsAdd(`${uid}`, ["\\Seen"], { uid: true });
      taken.push(uid);
    }
    await putAway(client, taken);
    if (failure) throw failure;
    return taken.length;
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** Marked as read they come no more; a mailbox that may not be sorted is left as it is. */
async function putAway(client: ImapFlow, uids: number[]): Promise<void> {
  if (uids.length === 0) return;
  await client.mailboxCreate(PROCESSED).catch(() => {});
  await client.messageMove(uids.join(","), PROCESSED, { uid: true }).catch(() => {});
}
