import { createTransport } from "nodemailer";
import { smtpOptions } from "#lib/smtp-options.ts";

/** Whoever looks at a page waits for it, in milliseconds. */
const PATIENCE = { connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 4_000 };
const LONGEST_MS = 8_000;

/** Connects, greets (EHLO), encrypts (STARTTLS) and signs in, and sends nothing. @returns what went wrong, null for nothing */
export function checkSmtp(url: string): Promise<string | null> {
  const transport = createTransport({ ...smtpOptions(url), ...PATIENCE });
  return new Promise((resolve) => {
    const done = (problem: string | null) => {
      clearTimeout(late);
      transport.close();
      resolve(problem);
    };
    const late = setTimeout(() => done("timeout"), LONGEST_MS);
    transport.verify((error) => done(error ? error.message.slice(0, 200) : null));
  });
}
