import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type Message } from "nodemailer";

/** For a portal without a mail server: what would have been sent, as files that mail programs open. */
const folderOf = (dataDir: string) => join(dataDir, "mail");

/**
 * Lays a mail into the outbox folder, whole (RFC 5322) or not at all. Its name sorts by time and is the mail's
 * own: laid in twice, it is there once.
 */
export async function keepInOutbox(dataDir: string, message: Message): Promise<void> {
  const folder = folderOf(dataDir);
  // What is in it opens accounts.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, outboxName(message));
  const unfinished = `${file}.${process.pid}.part`;
  try {
    await writeFile(unfinished, await toSource(message), { mode: 0o600, flush: true });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** A mail's source from the outbox folder; null when it is not there: sent to a server, or tidied away. */
export function readFromOutbox(
  dataDir: string,
  mail: Pick<Message, "date" | "messageId">,
): Promise<string | null> {
  return readFile(join(folderOf(dataDir), outboxName(mail)), "utf8").catch(() => null);
}

/** "20261122T101500123Z-12.k3x9.eml": the moment it was written and what stands before the "@" of its id. */
function outboxName({ date, messageId }: Pick<Message, "date" | "messageId">): string {
  const moment = date.toISOString().replace(/[-:.]/g, "");
  return `${moment}-${messageId.replace(/^<|@.*$/g, "").replace(/[^\w.-]/g, "")}.eml`;
}

function toSource(message: Message): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return new Promise((resolve, reject) => {
    transport.sendMail(message, (error, { message: source } = {}) => {
      if (source) resolve(source);
      else reject(error);
    });
  });
}
