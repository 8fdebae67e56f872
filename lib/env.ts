import { resolve } from "node:path";
import { z } from "zod";
import { parseBucket } from "#lib/bucket-address.ts";
import { type Dkim, readDkim } from "#lib/dkim.ts";
import { StartError } from "#lib/start-error.ts";

/** Variables whose value must never be repeated in a message. */
const secret = new Set([
  "DATABASE_URL",
  "DATABASE_REPLICA_URLS",
  "AUTH_SECRET",
  "ADMIN_PASSWORD",
  "SMTP_URL",
  "DKIM_KEY",
  "MEDIA_URL",
  "BOUNCE_URL",
  "BOUNCE_SECRET",
]);

const originOnly = (value: string) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  return Boolean(url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash);
};

const withScheme = (...schemes: string[]) => {
  return (value: string) => schemes.some((scheme) => value.startsWith(`${scheme}://`)) && URL.canParse(value);
};

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/[^/]+/, {
  error: "must be a Postgres address such as postgres://user:password@host:5432/depesche",
});

const variables = z.object({
  PORT: z
    .string()
    .default("3000")
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535, {
      error: "must be a number from 1 to 65535",
    })
    .transform(Number),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be an address to listen on such as 127.0.0.1 or 0.0.0.0")
    .optional(),
  SITE_URL: z
    .string()
    .refine(originOnly, "must be a full address without a path such as https://news.example")
    .transform((value) => new URL(value).origin)
    .optional(),
  SITE_NAME: z.string().max(80, "must have at most 80 characters").default("Depesche"),
  SITE_LOCALE: z.enum(["de", "en"], "must be de or en").default("de"),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_REPLICA_URLS: z
    .string()
    .default("")
    .transform((value) => value.split(",").flatMap((part) => part.trim() || []))
    .pipe(z.array(postgresUrl)),
  DATA_DIR: z
    .string()
    .default(".data")
    .transform((value) => resolve(value)),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  ADMIN_EMAIL: z.email("must be an e-mail address").optional(),
  ADMIN_PASSWORD: z.string().min(12, "must have at least 12 characters").optional(),
  AUTH_OIDC_ISSUER: z
    .url({
      protocol: /^https?$/,
      error: "must be the address of an OpenID provider such as https://id.example",
    })
    .transform((value) => value.replace(/\/$/, ""))
    .optional(),
  AUTH_OIDC_NAME: z.string().max(40, "must have at most 40 characters").optional(),
  SMTP_URL: z
    .string()
    .refine(
      withScheme("smtp", "smtps"),
      "must be a mail server such as smtps://user:password@mail.example:465",
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^@<>]+@[^@<>\s]+$|<[^@<>\s]+@[^@<>\s]+>$/,
      "must be a sender such as Depesche <post@news.example>",
    )
    .optional(),
  DKIM_KEY: z.string().optional(),
  DKIM_KEY_FILE: z.string().optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, "must be a name in DNS such as depesche2026")
    .optional(),
  DKIM_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, "must be a domain such as news.example")
    .transform((value) => value.toLowerCase())
    .optional(),
  BOUNCE_URL: z
    .string()
    .refine(withScheme("imap", "imaps"), "must be a mailbox such as imaps://user:password@mail.example/INBOX")
    .optional(),
  BOUNCE_SECRET: z.string().min(20, "must have at least 20 characters").optional(),
  MEDIA_URL: z
    .string()
    .transform((value, context) => {
      const bucket = parseBucket(value);
      if (bucket) return bucket;
      const example = "s3://KEY:SECRET@s3.example/bucket/folder?region=eu-central-1";
      context.addIssue({ code: "custom", message: `must be a bucket such as ${example}` });
      return z.NEVER;
    })
    .optional(),
  DEMO: z
    .enum(["0", "1"], "must be 1 or 0")
    .default("1")
    .transform((value) => value === "1"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
});

type Provider = { id: string; secret: string };
type Variables = z.output<typeof variables>;

/** What the outside decided. HOST and SITE_URL are filled in; AUTH_PROVIDERS is keyed by the provider's name in lower case. */
export type Env = Omit<Variables, `DKIM_${string}`> & {
  HOST: string;
  SITE_URL: string;
  /** What mails are signed with, of the four variables; null: they are not. */
  DKIM: Dkim | null;
  AUTH_PROVIDERS: Record<string, Provider>;
};

/** Reads the variables of one environment. An empty value counts as unset.
 * @throws StartError one sentence per bad variable: its name and what it must be; secrets are not repeated */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.entries(source).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = variables.safeParse(given);
  if (!parsed.success) throw new StartError(explain(parsed.error, given));
  const { DKIM_KEY, DKIM_KEY_FILE, DKIM_SELECTOR, DKIM_DOMAIN, ...env } = parsed.data;
  const providers = readProviders(given);
  if (providers.oidc && !env.AUTH_OIDC_ISSUER)
    throw new StartError(
      "AUTH_OIDC_ID needs AUTH_OIDC_ISSUER beside it, the address of the OpenID provider.",
    );
  const SITE_URL = env.SITE_URL ?? `http://localhost:${env.PORT}`;
  const sender = { MAIL_FROM: env.MAIL_FROM, SITE_URL };
  return {
    ...env,
    HOST: env.HOST ?? (env.DATABASE_URL ? "0.0.0.0" : "127.0.0.1"),
    SITE_URL,
    DKIM: readDkim({ DKIM_KEY, DKIM_KEY_FILE, DKIM_SELECTOR, DKIM_DOMAIN, ...sender }),
    AUTH_PROVIDERS: providers,
  };
}

function explain(error: z.ZodError, given: Record<string, string>): string {
  const sentences = new Map<string, string>();
  for (const issue of error.issues) {
    const name = String(issue.path[0]);
    const got = secret.has(name) ? "" : ` (it is "${given[name] ?? ""}")`;
    if (!sentences.has(name)) sentences.set(name, `${name} ${issue.message}${got}.`);
  }
  return [...sentences.values()].join("\n");
}

function readProviders(given: Record<string, string>): Record<string, Provider> {
  const providers: Record<string, Provider> = {};
  for (const name of Object.keys(given)) {
    const match = /^AUTH_([A-Z0-9]+)_(ID|SECRET)$/.exec(name);
    const provider = match?.[1];
    if (!provider) continue;
    const [id, key] = [given[`AUTH_${provider}_ID`], given[`AUTH_${provider}_SECRET`]];
    if (!id || !key) {
      const missing = id ? "SECRET" : "ID";
      throw new StartError(`${name} needs AUTH_${provider}_${missing} beside it: set both or neither.`);
    }
    providers[provider.toLowerCase()] = { id, secret: key };
  }
  return providers;
}

let cached: Env | undefined;

/** The environment of this process, parsed once. @throws StartError as parseEnv does */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Makes a database that this process started known to both module graphs (the server's own and the Next bundle's), which share nothing but the process. */
export function publishDatabaseUrl(url: string | undefined): void {
  // The default HOST depends on whether an address was given from outside, so it is pinned first.
  process.env.HOST ??= env().HOST;
  if (url === undefined) delete process.env.DATABASE_URL;
  else process.env.DATABASE_URL = url;
  cached = undefined;
}

/** next-auth takes the portal's own address from the environment and from nowhere else. */
export function tellNextAuthOrigin(): void {
  process.env.NEXTAUTH_URL = env().SITE_URL;
}
