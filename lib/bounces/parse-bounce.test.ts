import { describe, expect, it } from "vitest";
import { LONGEST_BOUNCE, parseBounce } from "#lib/bounces/parse-bounce.ts";

const ours = "<12.1795543112345@news.example>";
const read = (source: string) => parseBounce(Buffer.from(source.replaceAll("\n", "\r\n")));

const report = ({
  fields = "Final-Recipient: rfc822; Leser@Example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <leser@example.org>: user unknown",
  returned = `Message-ID: ${ours}\nTo: leser@example.org\nSubject: Neues`,
  headers = "",
} = {}) => `From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: post@news.example
Subject: Undelivered Mail Returned to Sender
${headers}MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

${fields}

--b
Content-Type: text/rfc822-headers

${returned}

--b--
`;

const plain = (body: string, headers = "") => `From: Mail Delivery System <mailer-daemon@mx.example>
To: post@news.example
Subject: Mail delivery failed: returning message to sender
${headers}Content-Type: text/plain; charset=utf-8

${body}
`;

describe("a delivery status notification", () => {
  it("names who, why, and which mail", async () => {
    expect(await read(report())).toEqual({
      kind: "bounce",
      originalMessageId: ours,
      recipients: [
        {
          address: "leser@example.org",
          status: "5.1.1",
          action: "failed",
          reason: "unknown-user",
          permanent: true,
          detail: "smtp; 550 5.1.1 <leser@example.org>: user unknown",
        },
      ],
    });
  });

  it.each([
    ["Status: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 Mailbox full", "mailbox-full", false],
    ["Status: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 blocked by our policy", "spam", false],
    ["Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 sender blocked, see RBL", "spam", false],
    ["Status: 5.1.2", "host-unknown", true],
    ["Status: 5.1.10\nDiagnostic-Code: smtp; 556 5.1.10 domain has a null MX", "host-unknown", true],
    [
      "Status: 5.3.4\nDiagnostic-Code: smtp; 552 message size exceeds fixed maximum message size",
      "too-large",
      false,
    ],
    [
      "Status: 5.0.0\nDiagnostic-Code: smtp; 550 Requested action not taken: mailbox unavailable",
      "other",
      false,
    ],
    ["Status: 4.4.7\nDiagnostic-Code: smtp; 421 4.4.7 retry time expired", "expired", false],
    ["Status: 5.0.0\nDiagnostic-Code: smtp; 550 Benutzer unbekannt", "unknown-user", true],
  ])("%s: %s", async (fields, reason, permanent) => {
    const verdict = await read(
      report({ fields: `Final-Recipient: rfc822; a@b.example\nAction: failed\n${fields}` }),
    );
    expect(verdict).toMatchObject({ kind: "bounce", recipients: [{ reason, permanent }] });
  });

  it("that says the mail is late, or has arrived, is no failure", async () => {
    const told = (action: string, status: string) =>
      read(report({ fields: `Final-Recipient: rfc822; a@b.example\nAction: ${action}\nStatus: ${status}` }));
    expect(await told("delayed", "4.1.1")).toMatchObject({
      recipients: [{ action: "delayed", permanent: false }],
    });
    expect(await told("delivered", "2.0.0")).toMatchObject({
      recipients: [{ action: "delivered", permanent: false }],
    });
  });

  it("is one also where its sender calls it an auto-reply", async () => {
    expect((await read(report({ headers: "Auto-Submitted: auto-replied\n" }))).kind).toBe("bounce");
  });

  it("without a Message-ID of the mail that came back names none", async () => {
    expect(await read(report({ returned: "To: leser@example.org" }))).toMatchObject({
      kind: "bounce",
      originalMessageId: null,
    });
  });

  it.each([
    ["cut in the middle of its report", report().slice(0, report().indexOf("Diagnostic-Code") + 40)],
    ["whose boundary is another", report().replace('boundary="b"', 'boundary="c"')],
  ])("%s is still read", async (_, source) => {
    expect(await read(source)).toMatchObject({
      kind: "bounce",
      recipients: [{ address: "leser@example.org" }],
    });
  });

  it("in an encoding that does not fit is still read", async () => {
    const source = report()
      .replace("It could not", "Er konnte nicht zugestellt werden: \xe4\xff\xfe")
      .replaceAll("\n", "\r\n");
    expect(await parseBounce(Buffer.from(source, "latin1"))).toMatchObject({
      recipients: [{ status: "5.1.1" }],
    });
  });

  it("of many megabytes is read at its beginning", async () => {
    const source = report().replace(
      "Subject: Neues",
      `Subject: Neues\n\n${"Zeile um Zeile\n".repeat(400_000)}`,
    );
    expect(source.length).toBeGreaterThan(5 * LONGEST_BOUNCE);
    expect(await read(source)).toMatchObject({ originalMessageId: ours, recipients: [{ permanent: true }] });
  });

  it.each([
    "<",
    "a",
    "a@",
    " ",
    "5.",
    "550 ",
    "\n",
    "<a@b.example>:\n",
    "(expanded from ",
    "user ",
    "Message-ID: ",
  ])("with nothing but %j in it takes no longer for a megabyte than others", async (word) => {
    const filling = word.repeat(LONGEST_BOUNCE / word.length);
    for (const type of ["text/plain", "text/html"]) {
      const source = Buffer.from(plain(filling).replace("text/plain", type));
      const begun = performance.now();
      expect(["bounce", "unknown"]).toContain((await parseBounce(source)).kind);
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
  });
});

describe("a bounce in plain words", () => {
  it("of qmail", async () => {
    const source = `Hi. This is the qmail-send program at mx.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<leser@example.org>:
192.0.2.7 does not like recipient.
Remote host said: 550 5.1.1 no such mailbox here
Giving up on 192.0.2.7.

--- Below this line is a copy of the message.

Return-Path: <post@news.example>
Message-ID: ${ours}
To: leser@example.org
`;
    const subject = plain(source).replace(/Subject: .*/, "Subject: failure notice");
    expect(await read(subject)).toMatchObject({
      kind: "bounce",
      originalMessageId: ours,
      recipients: [
        { address: "leser@example.org", status: "5.1.1", reason: "unknown-user", permanent: true },
      ],
    });
  });

  it("of Exim, by its header", async () => {
    const body = `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  leser@example.org
    Unrouteable mail domain "example.org"
`;
    const source = plain(body, "X-Failed-Recipients: leser@example.org\nAuto-Submitted: auto-replied\n");
    expect(await read(source)).toMatchObject({
      recipients: [
        { address: "leser@example.org", reason: "host-unknown", permanent: true, action: "failed" },
      ],
    });
  });

  it("of Exchange, in markup", async () => {
    const source = `From: Postmaster <postmaster@firma.example>
Subject: Unzustellbar: Neues
In-Reply-To: ${ours}
Content-Type: text/html; charset=utf-8

<p>Delivery has failed to these recipients or groups:</p>
<p><a href="mailto:leser@example.org">leser@example.org</a><br>The email address wasn't found.</p>
<p>#550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found ##</p>
`;
    expect(await read(source)).toMatchObject({
      originalMessageId: ours,
      recipients: [{ reason: "unknown-user", permanent: true, status: "5.1.10" }],
    });
  });

  it("that says only that it failed kills nobody", async () => {
    expect(await read(plain("Your message could not be delivered."))).toMatchObject({
      recipients: [{ address: null, status: "5.0.0", permanent: false, reason: "other" }],
    });
  });
});

const complaint = (
  fields: string,
  returned = `Message-ID: ${ours}\nTo: <leser@example.org>`,
) => `From: fbl@provider.example
Subject: complaint
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

A complaint.
--b
Content-Type: message/feedback-report

${fields}
User-Agent: FBL/1
Version: 1

--b
Content-Type: message/rfc822

${returned}

Hallo
--b--
`;

describe("a complaint", () => {
  it("names who and which mail", async () => {
    expect(await read(complaint("Feedback-Type: abuse\nOriginal-Rcpt-To: <Leser@example.org>"))).toEqual({
      kind: "complaint",
      feedback: "abuse",
      addresses: ["leser@example.org"],
      originalMessageId: ours,
    });
  });

  it("without an address names that of the mail, or nobody", async () => {
    expect(await read(complaint("Feedback-Type: abuse"))).toMatchObject({ addresses: ["leser@example.org"] });
    expect(await read(complaint("Feedback-Type: abuse", "Subject: x\nTo: redacted"))).toEqual({
      kind: "complaint",
      feedback: "abuse",
      addresses: [],
      originalMessageId: null,
    });
  });

  it("is none when somebody says that it is no spam, or a signature failed", async () => {
    expect((await read(complaint("Feedback-Type: not-spam"))).kind).toBe("unknown");
    expect((await read(complaint("Feedback-Type: auth-failure"))).kind).toBe("unknown");
  });
});

describe("what is no bounce", () => {
  it.each([
    ["Auto-Submitted: auto-replied\nSubject: Re: Neues", "auto-reply"],
    ["Precedence: auto_reply\nSubject: Neues", "auto-reply"],
    ["Subject: Abwesenheitsnotiz: Neues", "auto-reply"],
    ["Subject: Automatic reply: Neues", "auto-reply"],
    ["Subject: Eine Frage zur Zustellung: Mail delivery failed?", "unknown"],
  ])("%s: %s", async (headers, kind) => {
    const source = `From: Leserin <leserin@example.org>\n${headers}\nIn-Reply-To: ${ours}\n\nIch bin bis Montag weg. 550 5.1.1 user unknown\n`;
    expect(await read(source)).toEqual({ kind });
  });

  it.each(["", "\0\0\0", "Subject", "\r\n\r\n", `Content-Type: multipart/report; boundary=""\n\n----\n`])(
    "%j is unknown",
    async (source) => expect(await read(source)).toEqual({ kind: "unknown" }),
  );
});
