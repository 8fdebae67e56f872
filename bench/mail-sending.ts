import { setTimeout as sleep } from "node:timers/promises";
import type { Contender } from "#bench/contender.ts";
import type { Ground } from "#bench/database.ts";
import { printFigure, rounded } from "#bench/figure.ts";
import { startPortal } from "#bench/portal.ts";
import type { Keep } from "#bench/stage.ts";
import { forgetSubscribers, makeSubscribers } from "#bench/subscribers.ts";
import { printTable } from "#bench/table.ts";
import { transaction } from "#db/client.ts";
import { queueMails } from "#db/mails.ts";
import { query } from "#db/testing/query.ts";
import { type SmtpServer, startSmtp } from "#lib/testing/smtp-server.ts";

const MAILS = 20_000;
const KILLS = 3;
const CHUNK = 500;
/** Whoever had a mail when the process died leaves it to another after three minutes; then it has to be sent. */
const LONGEST_MS = 30 * 60_000;

type Sent = {
  seconds: number;
  cpu: number;
  received: number;
  twice: number;
  unclear: number;
  missing: number;
};

/** So many mails through a real portal to a sink on this machine; and again with the process killed in between. */
export async function benchSending(keep: Keep, ground: Ground): Promise<void> {
  const smtp = await startSmtp();
  keep({ stop: () => smtp.close() });
  const calm = await send(keep, { ground, smtp, kills: 0 });
  const rough = await send(keep, { ground, smtp, kills: KILLS });
  printTable(
    [`${MAILS} mails`, "s", "mails/s", "ms CPU each", "received", "twice", "unclear", "missing"],
    [
      ["one process", ...cells(calm)],
      [`killed ${KILLS} times`, ...cells(rough)],
    ],
  );
  printFigure("mails received twice, killed", rough.twice, { atMost: 0 });
  printFigure("mails that are neither received nor shown as unclear", rough.missing, { atMost: 0 });
}

const cells = ({ seconds, cpu, received, twice, unclear, missing }: Sent) => [
  rounded(seconds),
  rounded(received / seconds),
  Number.isNaN(cpu) ? "–" : rounded(cpu / received),
  `${received}`,
  `${twice}`,
  `${unclear}`,
  `${missing}`,
];

async function queueAll(): Promise<void> {
  await makeSubscribers({ count: MAILS, frequency: "at_once", each: 1 });
  const rows = await query<{ id: number; email: string; because: number; articleId: number }>(`
    SELECT s.id, s.email, p.id AS because, (SELECT a.id FROM articles a WHERE a.state = 'live' ORDER BY a.published_at DESC
      OFFSET s.id % 50 LIMIT 1) AS "articleId"
    FROM subscribers s JOIN subscriptions p ON p.subscriber_id = s.id ORDER BY s.id`);
  for (let at = 0; at < rows.length; at += CHUNK)
    await transaction((tx) =>
      queueMails(
        tx,
        rows.slice(at, at + CHUNK).map(({ id, email, because, articleId }) => ({
          to: email,
          locale: "de",
          dedupeKey: `news ${articleId} ${id}`,
          subscriberId: id,
          content: {
            kind: "news",
            subscriberId: id,
            frequency: "at_once",
            items: [{ articleId, because: [because] }],
          },
        })),
      ),
    );
}

type Run = { ground: Ground; smtp: SmtpServer; kills: number };

async function send(keep: Keep, { ground, smtp, kills }: Run): Promise<Sent> {
  await forgetSubscribers();
  await queueAll();
  smtp.received.length = 0;
  const begin = () => startPortal(keep, { ...ground, SMTP_URL: smtp.url } as Ground);
  let portal: Contender = await begin();
  const [began, before] = [performance.now(), portal.cpu()];
  let killed = 0;
  for (const until = Date.now() + LONGEST_MS; Date.now() < until && (await left()) > 0; await sleep(500)) {
    if (killed >= kills || smtp.received.length < (MAILS * (killed + 1)) / (kills + 1)) continue;
    killed++;
    portal.process.kill("SIGKILL");
    await new Promise((done) => portal.process.once("exit", done));
    portal = await begin();
  }
  const seconds = (performance.now() - began) / 1000;
  const cpu = kills === 0 ? portal.cpu() - before : Number.NaN;
  await portal.stop();
  const addresses = smtp.received.map(({ to }) => to);
  const received = new Set(addresses).size;
  const unclear = await count(`handed_at IS NOT NULL AND sent_at IS NULL AND failed_at IS NULL`);
  return {
    seconds,
    cpu,
    received,
    unclear,
    twice: addresses.length - received,
    missing: Math.max(0, MAILS - received - unclear),
  };
}

const left = () => count(`handed_at IS NULL AND sent_at IS NULL AND failed_at IS NULL`);

async function count(which: string): Promise<number> {
  const rows = await query<{ n: number }>(`SELECT count(*)::int AS n FROM deliveries WHERE ${which}`);
  return rows[0]?.n ?? 0;
}
