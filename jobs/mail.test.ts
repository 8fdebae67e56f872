import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { transaction } from "#db/client.ts";
import { claimDelivery, failDelivery, markHanded } from "#db/deliveries.ts";
import { type Delivery, listDeliveries, resendDelivery } from "#db/delivery-list.ts";
import { getJobFigures } from "#db/job-figures.ts";
import { queueMail } from "#db/mails.ts";
import { startWorkers } from "#db/queue-workers.ts";
import { isSuppressed } from "#db/suppressions.ts";
import { query } from "#db/testing/query.ts";
import { fresh } from "#db/testing/rows.ts";
import { sendQueuedMail } from "#jobs/mail.tsx";
import type { Dkim } from "#lib/dkim.ts";
import { env } from "#lib/env.ts";
import { grantAdmin, grantSystem, grantViewer } from "#lib/grant.ts";
import { createMailPace } from "#lib/mail-pace.ts";
import type { Mail } from "#lib/mails.ts";
import { parseMail } from "#lib/parse-mail.ts";
import type { Admin } from "#lib/proof.ts";
import { makeDkimKey } from "#lib/testing/dkim-key.ts";
import { type SmtpServer, startSmtp } from "#lib/testing/smtp-server.ts";
import { verifyDkim } from "#lib/testing/verify-dkim.ts";

const dkim: Dkim = { domain: "news.example", selector: "s1", privateKey: makeDkimKey() };
let smtp: SmtpServer;
let admin: Admin;

beforeAll(async () => {
  smtp = await startSmtp();
  process.env.AUTH_SECRET = "a secret of this test, long enough";
  Object.assign(env(), { SMTP_URL: smtp.url, AUTH_SECRET: process.env.AUTH_SECRET, DKIM: dkim });
  const rows = await query<{ id: number }>(`INSERT INTO users (role) VALUES ('admin') RETURNING id`);
  const person = {
    userId: rows[0]?.id ?? 0,
    name: "Ada",
    role: "admin",
    sessionId: "",
    addressKey: "",
  } as const;
  admin = grantAdmin(grantViewer(person)) as Admin;
});
afterEach(() => {
  for (const step of Object.keys(smtp.answers)) delete smtp.answers[step as keyof typeof smtp.answers];
  smtp.received.length = 0;
});
afterAll(() => smtp.close());

const content: Mail["content"] = {
  kind: "sign-in",
  code: "048211",
  path: "/login/code?token=abc",
  minutes: 15,
  withComment: false,
};

async function queue(changes: Partial<Mail> = {}): Promise<number> {
  const dedupeKey = fresh("key");
  const mail: Mail = { to: `${dedupeKey}@example.org`, locale: "de", dedupeKey, content, ...changes };
  await transaction((tx) => queueMail(tx, mail));
  const rows = await query<{ id: number }>(
    `SELECT id FROM deliveries WHERE dedupe_key = '${mail.dedupeKey}'`,
  );
  return rows[0]?.id ?? 0;
}

/** Each by itself: how one try goes says nothing to the next. */
const send = (deliveryId: number, isLast = false, pace = createMailPace()) =>
  sendQueuedMail({ deliveryId }, { isLast }, pace);
const find = async (id: number): Promise<Delivery | undefined> =>
  (await listDeliveries(admin, { before: id + 1 })).find((delivery) => delivery.id === id);
const recipients = () => smtp.received.map(({ to }) => to);
const subjects = () => smtp.received.map(({ source }) => parseMail(source).subject);

it("arrives as it was meant, and what it said is forgotten", async () => {
  const id = await queue({ to: "leserin@example.org" });
  await send(id);
  const [mail] = smtp.received;
  expect(mail?.to).toBe("leserin@example.org");
  const { subject, text, headers } = parseMail(mail?.source ?? "");
  expect(subject).toBe("048211 ist Ihr Anmeldecode für Depesche");
  expect(text).toContain("/login/code?token=abc");
  expect(await find(id)).toMatchObject({ state: "sent", attempts: 1, messageId: headers["message-id"] });
  const rows = await query(`SELECT payload FROM deliveries WHERE id = ${id}`);
  expect(rows).toEqual([{ payload: {} }]);
});

it("speaks the language of whoever it is for", async () => {
  for (const locale of ["de", "en"] as const) await send(await queue({ locale }));
  expect(subjects()).toEqual([
    "048211 ist Ihr Anmeldecode für Depesche",
    "048211 is your sign-in code for Depesche",
  ]);
  const languages = smtp.received.map(({ source }) => /lang="(\w+)"/.exec(parseMail(source).html)?.[1]);
  expect(languages).toEqual(["de", "en"]);
});

it("is made once for a key, and taken back with its transaction", async () => {
  const dedupeKey = fresh("once");
  const id = await queue({ dedupeKey });
  expect(await queue({ dedupeKey })).toBe(id);
  const failing = transaction(async (tx) => {
    await queueMail(tx, { to: "a@example.org", locale: "de", dedupeKey: fresh("gone"), content });
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  const rows = await query(
    `SELECT count(*) AS jobs FROM pgboss.job WHERE name = 'mail' AND (data->>'deliveryId')::int >= ${id}`,
  );
  expect(rows).toEqual([{ jobs: 1 }]);
});

it("goes out once, also when two take it at the same time", async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => queue()));
  await Promise.all(ids.flatMap((id) => [send(id), send(id), send(id)]));
  expect(new Set(recipients()).size).toBe(20);
  expect(recipients()).toHaveLength(20);
});

it("is tried again after a server that failed, and only then", async () => {
  const id = await queue();
  smtp.answers.RCPT = "451 greylisted";
  await expect(send(id)).rejects.toThrow(/451 greylisted/);
  expect(await find(id)).toMatchObject({
    state: "waiting",
    attempts: 1,
    lastError: expect.stringMatching(/451/),
  });
  delete smtp.answers.RCPT;
  await send(id);
  await send(id);
  expect(recipients()).toHaveLength(1);
  expect(await find(id)).toMatchObject({ state: "sent", attempts: 2, lastError: null });
});

it("is given up where the server refuses for good, where it was the last try, and where it is too late", async () => {
  const refused = await queue();
  smtp.answers.RCPT = "550 no such user";
  await send(refused);
  const last = await queue();
  smtp.answers.RCPT = "451 greylisted";
  await send(last, true);
  delete smtp.answers.RCPT;
  const late = await queue();
  await query(`UPDATE deliveries SET created_at = now() - interval '16 min' WHERE id = ${late}`);
  await send(late);
  const sealed = await queue();
  await query(`UPDATE deliveries SET payload = '{"sealed":"other"}' WHERE id = ${sealed}`);
  await send(sealed);
  for (const id of [refused, last, late, sealed]) expect((await find(id))?.state).toBe("failed");
  expect(recipients()).toEqual([]);
  expect((await getJobFigures()).mails.failed).toBe(4);
  expect((await listDeliveries(admin, { state: "failed" })).map(({ id }) => id)).toEqual([
    sealed,
    late,
    last,
    refused,
  ]);
});

it("holds up no other host while one wants to be left alone", async () => {
  const pace = createMailPace();
  const [busy, next, other] = [
    await queue({ to: "a@busy.example" }),
    await queue({ to: "b@busy.example" }),
    await queue({ to: "c@other.example" }),
  ];
  smtp.answers.RCPT = "452 4.2.2 later";
  await expect(send(busy, false, pace)).rejects.toThrow(/452/);
  delete smtp.answers.RCPT;
  await send(next, false, pace);
  expect(await find(next)).toMatchObject({ state: "waiting", attempts: 0 });
  await send(other, false, pace);
  expect(recipients()).toEqual(["c@other.example"]);
  const jobs = await query<{ seconds: number }>(`
    SELECT extract(epoch FROM start_after - now())::int AS seconds FROM pgboss.job
    WHERE name = 'mail' AND (data->>'deliveryId')::int = ${next} ORDER BY start_after DESC LIMIT 1`);
  expect(jobs[0]?.seconds).toBeGreaterThan(50);
  await send(next);
  expect(recipients()).toEqual(["c@other.example", "b@busy.example"]);
});

it("leaves nobody alone because the mail server itself has no time", async () => {
  const pace = createMailPace();
  const id = await queue();
  smtp.answers.MAIL = "421 too busy";
  await expect(send(id, false, pace)).rejects.toThrow(/421/);
  delete smtp.answers.MAIL;
  await send(id, false, pace);
  expect(recipients()).toHaveLength(1);
});

it("is given up after two days, however often its host asked for more time", async () => {
  const id = await queue({ content: { kind: "deletion-done", kept: "nothing" } });
  await query(`UPDATE deliveries SET created_at = now() - interval '49 hours' WHERE id = ${id}`);
  smtp.answers.RCPT = "451 greylisted";
  await send(id);
  expect((await find(id))?.state).toBe("failed");
});

it("ends bulk mail to an address of which its server says that nobody is there", async () => {
  const bulk: Mail["content"] = {
    kind: "comment-reply",
    replierName: "Ada",
    unsubscribePath: "/u",
    articleTitle: "x",
    path: "/x",
    excerpt: "x",
  };
  const to = `${fresh("niemand")}@example.org`;
  const [code, reply] = [await queue({ to }), await queue({ to, content: bulk })];
  smtp.answers.RCPT = "550 5.7.1 go away";
  await send(code);
  expect(await isSuppressed(to)).toBe(false);
  await resendDelivery(admin, code);
  smtp.answers.RCPT = "550 5.1.1 no such user";
  await send(code);
  expect(await isSuppressed(to)).toBe(true);
  delete smtp.answers.RCPT;
  await send(reply);
  expect(await find(reply)).toMatchObject({
    state: "failed",
    lastError: expect.stringMatching(/no bulk mail/),
  });
  await resendDelivery(admin, code);
  await send(code);
  expect(recipients()).toEqual([to]);
});

it("is left for a person where the server's word did not come, and sent again when they say so", async () => {
  const id = await queue();
  smtp.answers.BODY = "hang up";
  await send(id);
  await send(id);
  expect(recipients()).toHaveLength(1);
  expect(await find(id)).toMatchObject({ state: "unclear" });
  expect((await getJobFigures()).mails.unclear).toBe(1);
  delete smtp.answers.BODY;
  await resendDelivery(admin, id);
  await send(id);
  expect((await find(id))?.state).toBe("sent");
  await expect(resendDelivery(admin, id)).rejects.toThrow("not-found");
  // One mail, whenever it went out: its name is the same, and each time it was signed anew.
  const sources = smtp.received.map(({ source }) => source);
  expect(new Set(sources.map((source) => parseMail(source).headers["message-id"])).size).toBe(1);
  for (const source of sources)
    expect(await verifyDkim(source, dkim)).toMatchObject([{ result: "pass", domain: dkim.domain }]);
});

it("goes out once when its process is killed after handing it over", async () => {
  const id = await queue();
  smtp.answers.BODY = "silence";
  // The same steps as the job's, in a process of their own: taken, handed over, and dead before it could be noted.
  const program = `
    import { claimDelivery, markHanded } from "#db/deliveries.ts";
    import { grantSystem } from "#lib/grant.ts";
    import { sendMail } from "#lib/mail.ts";
    const system = grantSystem("mail");
    const mail = await claimDelivery(system, ${id}, "news.example");
    const { messageId, to } = mail;
    const mayHandOver = () => markHanded(system, mail);
    await sendMail({ from: "post@news.example", to, subject: "x", text: "x", html: "x", headers: {}, messageId, date: new Date(), mayHandOver },
      { SMTP_URL: ${JSON.stringify(smtp.url)}, DATA_DIR: "" });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    env: { ...process.env, DATABASE_URL: env().DATABASE_URL },
    stdio: ["ignore", "inherit", "inherit"],
  });
  await vi.waitFor(() => expect(recipients()).toHaveLength(1), 15_000);
  child.kill("SIGKILL");
  await once(child, "exit");
  delete smtp.answers.BODY;

  expect((await find(id))?.state).toBe("sending");
  await send(id);
  expect(recipients()).toHaveLength(1);
  await query(`UPDATE deliveries SET claimed_at = claimed_at - interval '6 min' WHERE id = ${id}`);
  expect((await find(id))?.state).toBe("unclear");
  await send(id);
  expect(recipients()).toHaveLength(1);
  expect(subjects()).toEqual(["x"]);
});

it("goes out once when whoever had it died, or comes back, before handing it over", async () => {
  const system = grantSystem("test");
  const id = await queue();
  const first = await claimDelivery(system, id, "news.example");
  if (!first) throw new Error("Nobody else has it.");
  // In another's hands: it is looked at again when they should be done.
  await send(id);
  expect(recipients()).toHaveLength(0);
  expect(
    await query(`SELECT FROM pgboss.job WHERE name = 'mail' AND start_after > now() + interval '2 min'
    AND data = '{"deliveryId":${id}}'`),
  ).toHaveLength(1);
  await query(`UPDATE deliveries SET claimed_at = claimed_at - interval '6 min' WHERE id = ${id}`);
  expect((await find(id))?.state).toBe("waiting");
  await send(id);
  expect(recipients()).toHaveLength(1);
  // The first one was only slow: the server waits for its text, and it may not send it.
  expect(await markHanded(system, first)).toBe(false);
  await failDelivery(system, first, "slow");
  expect((await find(id))?.state).toBe("sent");
});

it("two processes' workers share the work, and nothing goes out twice", async () => {
  await query(`DELETE FROM pgboss.job`);
  const idle = async () => {};
  const told: unknown[] = [];
  const handlers = {
    mail: sendQueuedMail,
    "bulk-mail": sendQueuedMail,
    housekeeping: idle,
    classifier: idle,
    words: idle,
    vocabulary: idle,
    related: idle,
    alerts: idle,
    digests: idle,
    corrections: idle,
    discussions: idle,
    publish: idle,
    newsletter: idle,
    "job-feeds": idle,
    bounces: idle,
    "embed-picture": idle,
    links: idle,
    "link-checks": idle,
    pings: idle,
    push: async (data: unknown) => void told.push(data),
  };
  // As the clock hands one in.
  await query(`INSERT INTO pgboss.job (name, data) VALUES ('push', NULL)`);
  const stops = await Promise.all(
    [1, 2].map(() => startWorkers(grantSystem("test"), handlers, { within: 5_000 })),
  );
  onTestFinished(async () => void (await Promise.all(stops.map((stop) => stop()))));
  const ids = await Promise.all(Array.from({ length: 30 }, () => queue()));
  const states = async () => new Set(await Promise.all(ids.map(async (id) => (await find(id))?.state)));
  await vi.waitFor(async () => expect(await states()).toEqual(new Set(["sent"])), 30_000);
  expect(recipients()).toHaveLength(30);
  expect(new Set(recipients()).size).toBe(30);
  await vi.waitFor(() => expect(told).toEqual([{}]), 20_000);
});
