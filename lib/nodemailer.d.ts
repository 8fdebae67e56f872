/** What we use of nodemailer, which brings no types. */
declare module "nodemailer" {
  import type { Readable } from "node:stream";

  export type Address = { name: string; address: string };

  export type Message = {
    from: string;
    to: Address;
    replyTo?: string;
    subject: string;
    text: string;
    html: string;
    date: Date;
    messageId: string;
    headers: Record<string, string>;
  };

  /** How sending failed. `responseCode` is the server's own word (RFC 5321 §4.2); without it there was none. */
  export type SendError = Error & { code?: string; command?: string; responseCode?: number };

  type Compiled = {
    build: (done: (error: Error | null, source: Buffer) => void) => void;
    createReadStream: () => Readable;
  };

  type Transport = {
    use: (
      step: "stream",
      plugin: (mail: { message: Compiled }, done: (error?: Error) => void) => void,
    ) => void;
    sendMail: (message: Message, done: (error: SendError | null, info: { message?: Buffer }) => void) => void;
    /** Connects, greets, encrypts and signs in; hands nothing over. */
    verify: (done: (error: SendError | null) => void) => void;
    close: () => void;
  };

  export function createTransport(options: Record<string, unknown>): Transport;
}
