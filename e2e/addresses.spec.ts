import { domainToASCII } from "node:url";
import { expect, test } from "@playwright/test";
import { query } from "#db/testing/query.ts";
import { makeSection } from "#db/testing/rows.ts";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";
import { parseMail } from "#lib/parse-mail.ts";
import { hasAddresses, judgedAddresses } from "#lib/testing/isemail.ts";
import { type SmtpServer, startSmtp } from "#lib/testing/smtp-server.ts";

/** What people, and others, type as an address, from the form to the line of the mail server: on a portal of its own. */
let database: OwnDatabase;
let smtp: SmtpServer;
let portal: OwnPortal;

test.describe.configure({ mode: "default" });
test.setTimeout(180_000);

test.beforeAll(async () => {
  database = await openOwnDatabase();
  smtp = await startSmtp();
  smtp.answers.EHLO = "250-test\r\n250 SMTPUTF8";
  await makeSection({ name: "Lokales" });
  portal = await startPortal(database.url, { SMTP_URL: smtp.url });
});

test.afterAll(async () => {
  await portal.stop();
  await smtp.close();
  await database.close();
});

let places = 0;

/** Posts the form as a browser does, each time from another place: how many come from one is counted. */
async function subscribe(email: string): Promise<"taken" | "given back"> {
  places++;
  const answer = await fetch(`${portal.origin}/subscriptions`, {
    method: "POST",
    redirect: "manual",
    headers: {
      Origin: portal.origin,
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Forwarded-For": `203.0.${Math.floor(places / 250)}.${places % 250}`,
    },
    body: new URLSearchParams({ kind: "corrections", email }),
  });
  expect(answer.status, JSON.stringify(email)).toBe(303);
  const to = new URL(answer.headers.get("location") ?? "", portal.origin);
  if (to.searchParams.get("sent") === "1") return "taken";
  expect(to.searchParams.get("draft"), JSON.stringify(email)).toBeTruthy();
  const page = await portal.text(to.pathname + to.search);
  expect(page).toContain("Das ist keine Adresse, an die wir schreiben können.");
  return "given back";
}

/** Where a mail to it goes, by the letter of RFC 5321 and RFC 5891; said a second time, apart from the portal's own rule. */
function onTheLine(typed: string): string {
  const address = typed.trim().toLowerCase().normalize("NFC");
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}

const utf8 = (bytes: string) => Buffer.from(bytes, "latin1").toString("utf8");

/** Everything that was asked for has gone out. */
const settled = () =>
  expect
    .poll(
      async () =>
        (await query(`SELECT FROM pgboss.job WHERE name IN ('mail', 'bulk-mail') AND state < 'completed'`))
          .length,
      { timeout: 60_000 },
    )
    .toBe(0);

/** Subscribes them all. @returns what arrived, once it has been seen to be for who it should, and for nobody else */
async function expectExact(addresses: readonly string[]): Promise<string[]> {
  smtp.received.length = 0;
  const wanted: string[] = [];
  for (const address of addresses)
    if ((await subscribe(address)) === "taken") wanted.push(onTheLine(address));
  await settled();
  const arrived = smtp.received.map(({ to }) => utf8(to)).sort();
  expect(arrived).toEqual(wanted.sort());
  for (const { to, source } of smtp.received) {
    const { headers } = parseMail(utf8(source));
    expect(headers.to).toBe(utf8(to));
    expect(Object.keys(headers).sort()).toEqual(HEADERS);
    expect(source.slice(0, source.indexOf("\r\n\r\n"))).not.toMatch(/evil|opfer/i);
  }
  return arrived;
}

const HEADERS = [
  ...["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"],
];

test("of addresses with a verdict each is refused, or written to and nobody else", async () => {
  test.skip(!hasAddresses, "../shared/data/mail is absent");
  const judged = judgedAddresses();
  expect(judged.length).toBeGreaterThan(120);
  const arrived = await expectExact([...new Set(judged.map(({ address }) => address))]);
  expect(arrived.length).toBeGreaterThan(10);
  expect(arrived).toContain("test@iana.org");
});

test("nothing that is typed brings a second recipient or another header", async () => {
  const hostile = [
    "leserin@reader.example\r\nBcc: opfer@evil.example",
    "leserin@reader.example\nBcc: opfer@evil.example",
    "leserin@reader.example%0d%0aBcc:opfer@evil.example",
    "leserin@reader.example\u2028Bcc: opfer@evil.example",
    "leserin@reader.example, opfer@evil.example",
    "leserin@reader.example;opfer@evil.example",
    "leserin@reader.example opfer@evil.example",
    "Leserin <opfer@evil.example>",
    "<opfer@evil.example>",
    "opfer@evil.example>leserin@reader.example",
    "alle:opfer@evil.example;",
    '"opfer@evil.example"@reader.example',
    "@evil.example:leserin@reader.example",
    "leserin@reader.example\u0000@evil.example",
    "leserin@[127.0.0.1]",
    `${"a".repeat(64)}@${`${"b".repeat(61)}.`.repeat(4)}evil`,
    `${"a".repeat(308)}@evil.example`,
    "x".repeat(200_000),
  ];
  expect(await expectExact(hostile)).toEqual([]);
});

test("what is unusual and right arrives", async () => {
  const unusual = [
    "  Leserin+Depesche@Reader.example ",
    "o'neil@reader.example",
    "a%b!c#d@reader.example",
    "jürgen@reader.example",
    "新聞@reader.example",
    `${"l".repeat(64)}@reader.example`,
    `a@${"m".repeat(63)}.${"n".repeat(63)}.${"o".repeat(63)}.${"p".repeat(50)}.example`,
  ];
  expect(await expectExact(unusual)).toHaveLength(unusual.length);
});

test("an address at a domain with an umlaut is one, in whichever form a browser sends it", async () => {
  const forms = ["leser@müller.example", "leser@xn--mller-kva.example", "LESER@MÜLLER.example"];
  const [, punycode = ""] = forms;
  expect(await expectExact(forms)).toEqual([punycode, punycode, punycode]);
  const rows = await query(`SELECT email FROM subscribers WHERE email LIKE 'leser@%ller%'`);
  expect(rows).toEqual([{ email: "leser@müller.example" }]);
});
