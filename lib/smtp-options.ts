/** What SMTP_URL says, as nodemailer wants it. */
export type SmtpOptions = {
  host: string;
  port: number;
  /** TLS from the first byte (smtps); otherwise the line is encrypted where the server offers it (STARTTLS). */
  secure: boolean;
  auth?: { user: string; pass: string };
  /** Send nothing in the clear, also where the server offers nothing better. */
  requireTLS: boolean;
  tls: { rejectUnauthorized: boolean };
};

/** RFC 8314 §3.3 and RFC 6409. */
const PORTS = { secure: 465, submission: 587 };

/**
 * "smtps://user:password@mail.example:465", "smtp://mail.example?requireTLS=true". With "?verify=false" a
 * certificate that nobody vouches for is good enough, as a relay in one's own network may have.
 */
export function smtpOptions(address: string): SmtpOptions {
  const { protocol, hostname, port, username, password, searchParams } = new URL(address);
  const secure = protocol === "smtps:";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port ? Number(port) : secure ? PORTS.secure : PORTS.submission,
    secure,
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    requireTLS: searchParams.get("requireTLS") === "true",
    tls: { rejectUnauthorized: searchParams.get("verify") !== "false" },
  };
}
