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
    /** Signed with it last (RFC 6376); a key that cannot sign leaves it unsigned without a word. */
    dkim?: { domainName: string; keySelector: string; privateKey: string; headerFieldNames: string };
  };

  /** How sending failed. `responseCode` is the server's own word (RFC 5321 §4.2); without it there was none. */
  export type SendError = Error & {
    code?: string;
    command?: string;
    responseCode?: number;
    response?: string;
  };

  type Compiled = {
    createReadStream: () => Readable;
  };

  /** What we hand to our own plugin with a mail. */
  type Progress = { handed: boolean; givenUp: boolean; mayHandOver: () => Promise<boolean> };

  export type Transport = {
    use: (
      step: "stream",
      plugin: (
        mail: { data: { progress: Progress }; message: Compiled },
        done: (error?: Error) => void,
      ) => void,
    ) => void;
    sendMail: (
      message: Message & { progress?: Progress },
      done: (error: SendError | null, info: { message?: Buffer }) => void,
    ) => void;
    /** Connects, greets, encrypts and signs in; hands nothing over. */
    verify: (done: (error: SendError | null) => void) => void;
    close: () => void;
  };

  export function createTransport(options: Record<string, unknown>): Transport;
}
