import { type AddressInfo, createServer, type Socket } from "node:net";

type Step = "GREETING" | "EHLO" | "MAIL" | "RCPT" | "DATA" | "BODY";
/** A reply such as "451 later"; or no word: the line is cut, or nothing is ever said. */
type Answer = string | "hang up" | "silence";

export type SmtpServer = {
  url: string;
  /** Mails whose text came whole, byte by byte (latin1), whatever was answered; whoever else it is for after a blank. */
  received: { to: string; source: string }[];
  /** How it behaves from now on; without an entry it does as RFC 5321 says. */
  answers: Partial<Record<Step, Answer>>;
  /** How many lines have been laid to it. */
  lines: () => number;
  /** Cuts every line. */
  cut: () => void;
  close: () => Promise<void>;
};

const USUAL: Record<Step, string> = {
  GREETING: "220 test ESMTP",
  EHLO: "250 test",
  MAIL: "250 ok",
  RCPT: "250 ok",
  DATA: "354 go ahead",
  BODY: "250 taken",
};

/** A mail server that takes everything, or fails as a test wants it to. */
export async function startSmtp(): Promise<SmtpServer> {
  const received: SmtpServer["received"] = [];
  const answers: SmtpServer["answers"] = {};
  const sockets = new Set<Socket>();

  let lines = 0;
  const server = createServer((socket) => {
    lines++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    const say = (step: Step) => {
      const answer = answers[step] ?? USUAL[step];
      if (answer === "hang up") socket.destroy();
      else if (answer !== "silence") socket.write(`${answer}\r\n`);
    };
    let heard = "";
    let to: string[] = [];
    let isBody = false;
    say("GREETING");
    socket.setEncoding("latin1").on("data", (chunk) => {
      heard += chunk;
      for (let end = heard.indexOf(isBody ? "\r\n.\r\n" : "\r\n"); end >= 0; ) {
        const line = heard.slice(0, end);
        heard = heard.slice(end + (isBody ? 5 : 2));
        if (isBody) {
          isBody = false;
          received.push({ to: to.join(" "), source: line.replace(/^\.\./gm, ".") });
          say("BODY");
        } else if (/^QUIT/i.test(line)) {
          socket.end("221 bye\r\n");
        } else {
          const step = line.slice(0, 4).toUpperCase() as Step;
          if (step === "MAIL") to = [];
          if (step === "RCPT") to.push(/<([^>]*)>/.exec(line)?.[1] ?? "");
          if (step === "DATA") isBody = answers.DATA === undefined;
          if (step in USUAL) say(step);
          else socket.write("502 unknown\r\n");
        }
        end = heard.indexOf(isBody ? "\r\n.\r\n" : "\r\n");
      }
    });
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    answers,
    lines: () => lines,
    cut,
    close: async () => {
      cut();
      await new Promise((done) => server.close(done));
    },
  };
}
