/** A mail as its reader's program shows it. */
export type ParsedMail = {
  subject: string;
  /** The part without markup; lines end in \n. */
  text: string;
  html: string;
  /** Every header by its name in lower case, unfolded and decoded. */
  headers: Record<string, string>;
};

/**
 * Reads a mail's source: RFC 5322 headers, RFC 2047 words, one level of multipart/alternative (RFC 2046).
 * @throws when there is no text part and no HTML part: mails of ours have both
 */
export function parseMail(source: string): ParsedMail {
  const { headers, body } = splitPart(source);
  const boundary = /boundary="?([^";]+)"?/i.exec(headers["content-type"] ?? "")?.[1];
  if (!boundary) throw new Error("A mail of ours has two parts.");
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => splitPart(part.replace(/^\r\n/, "").replace(/\r\n$/, "")));
  const find = (type: string) => parts.find((part) => part.headers["content-type"]?.startsWith(type));
  const [text, html] = [find("text/plain"), find("text/html")];
  if (!text || !html) throw new Error("A mail of ours has a text part and an HTML part.");
  return { subject: headers.subject ?? "", text: decodeBody(text), html: decodeBody(html), headers };
}

type Part = { headers: Record<string, string>; body: string };

function splitPart(source: string): Part {
  const end = source.indexOf("\r\n\r\n");
  const unfolded = source.slice(0, end).replace(/\r\n[ \t]+/g, " ");
  const headers = Object.fromEntries(
    unfolded.split("\r\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
    }),
  );
  return { headers, body: source.slice(end + 4) };
}

function decodeBody({ headers, body }: Part): string {
  const coding = headers["content-transfer-encoding"]?.toLowerCase();
  const bytes =
    coding === "base64"
      ? Buffer.from(body, "base64")
      : coding === "quoted-printable"
        ? fromQuoted(body.replace(/=\r\n/g, ""))
        : Buffer.from(body, "utf8");
  return bytes.toString("utf8").replaceAll("\r\n", "\n");
}

/** RFC 2047: "=?UTF-8?Q?Gr=C3=BC=C3=9Fe?=" → "Grüße". Space between two such words is none. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/(=\?utf-8\?[qb]\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi)].map(([, kind = "", text = ""]) =>
          kind.toLowerCase() === "b" ? Buffer.from(text, "base64") : fromQuoted(text.replaceAll("_", " ")),
        ),
      ).toString("utf8"),
    );
}

const fromQuoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
