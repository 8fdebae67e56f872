import { type AddressInfo, createServer, type Socket } from "node:net";

type Kept = { uid: number; source: Buffer; seen: boolean };

export type ImapServer = {
  /** With a user and a password that it takes. */
  url: string;
  /** Lays a mail into the inbox. */
  deliver: (source: string | Buffer) => void;
  /** What lies in a folder; undefined when there is none. */
  folder: (name: string) => { source: string; seen: boolean }[] | undefined;
  close: () => Promise<void>;
};

/** @param options.canMove without it, a mailbox that may not be sorted */
type Options = { canMove?: boolean };

/** A mailbox as RFC 9051 has it, as far as reading, marking and moving mails goes. */
export async function startImap({ canMove = true }: Options = {}): Promise<ImapServer> {
  const folders = new Map<string, Kept[]>([["INBOX", []]]);
  let lastUid = 0;
  const sockets = new Set<Socket>();

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    const say = (line: string) => void socket.write(`${line}\r\n`);
    const capabilities = "CAPABILITY IMAP4rev1 UIDPLUS MOVE";
    let selected: Kept[] = [];
    let heard = "";
    say(`* OK [${capabilities}] test`);

    const find = (set: string) =>
      set.split(",").flatMap((range) => {
        const [from = 0, to = from] = range.split(":").map((end) => (end === "*" ? lastUid : Number(end)));
        return selected.filter(({ uid }) => uid >= from && uid <= to);
      });
    const numberOf = (kept: Kept) => selected.indexOf(kept) + 1;

    const steps: Record<string, (rest: string) => string> = {
      capability: () => {
        say(`* ${capabilities}`);
        return "OK";
      },
      login: (rest) => (/^"?reader"? "?s p\/c"?$/.test(rest) ? "OK" : "NO [AUTHENTICATIONFAILED] no"),
      list: (rest) => {
        // With empty names a server is asked for its dividing sign.
        say(rest === '"" ""' ? '* LIST (\\Noselect) "/" ""' : '* LIST () "/" "INBOX"');
        return "OK";
      },
      select: (rest) => {
        const folder = folders.get(rest.replace(/"/g, ""));
        if (!folder) return "NO [NONEXISTENT] no such folder";
        selected = folder;
        say("* FLAGS (\\Seen)");
        say(`* ${folder.length} EXISTS`);
        say("* OK [UIDVALIDITY 1] ok");
        return "OK [READ-WRITE]";
      },
      create: (rest) => {
        const name = rest.replace(/"/g, "");
        if (!canMove) return "NO [NOPERM] no";
        if (folders.has(name)) return "NO [ALREADYEXISTS] it is there";
        folders.set(name, []);
        return "OK";
      },
      "uid search": () => {
        say(`* SEARCH${selected.flatMap(({ uid, seen }) => (seen ? [] : ` ${uid}`)).join("")}`);
        return "OK";
      },
      "uid fetch": (rest) => {
        const most = Number(/<0\.(\d+)>/.exec(rest)?.[1] ?? Number.POSITIVE_INFINITY);
        for (const kept of find(rest.split(" ", 1)[0] ?? "")) {
          const source = kept.source.subarray(0, most);
          socket.write(`* ${numberOf(kept)} FETCH (UID ${kept.uid} BODY[]<0> {${source.length}}\r\n`);
          socket.write(source);
          say(")");
        }
        return "OK";
      },
      "uid store": (rest) => {
        for (const kept of find(rest.split(" ", 1)[0] ?? "")) kept.seen = true;
        return "OK";
      },
      "uid move": (rest) => {
        const [set = "", name = ""] = rest.replace(/"/g, "").split(" ");
        const target = folders.get(name);
        if (!target) return "NO [TRYCREATE] no such folder";
        for (const kept of find(set)) {
          say(`* ${numberOf(kept)} EXPUNGE`);
          selected.splice(selected.indexOf(kept), 1);
          target.push(kept);
        }
        return "OK";
      },
      noop: () => "OK",
      logout: () => {
        say("* BYE bye");
        return "OK";
      },
    };

    socket.setEncoding("latin1").on("data", (chunk) => {
      heard += chunk;
      for (let end = heard.indexOf("\r\n"); end >= 0; end = heard.indexOf("\r\n")) {
        const line = heard.slice(0, end);
        heard = heard.slice(end + 2);
        const [, tag = "*", verb = "", rest = ""] = /^(\S+) ((?:UID )?\S+) ?(.*)$/i.exec(line) ?? [];
        say(`${tag} ${steps[verb.toLowerCase()]?.(rest) ?? "BAD unknown"} done`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://reader:s%20p%2Fc@127.0.0.1:${port}/INBOX`,
    deliver: (source) => {
      const mail = { uid: ++lastUid, source: Buffer.from(source), seen: false };
      folders.get("INBOX")?.push(mail);
    },
    folder: (name) => folders.get(name)?.map(({ source, seen }) => ({ source: source.toString(), seen })),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
