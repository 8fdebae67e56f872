import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, oneOf, ref } from "#db/schema/columns.ts";
import { ROLES } from "#lib/capabilities.ts";

/** An account: someone who can sign in. Bylines are `authors`, which need no account. */
export const users = pgTable(
  "users",
  {
    id: id(),
    /** Lower-cased, NFC; null once the person has been deleted and only their comments stay. */
    email: text("email"),
    emailVerifiedAt: moment("email_verified_at"),
    /** Pseudonym shown beside comments; never HTML. */
    displayName: text("display_name"),
    /** What look-alikes of the name have in common (lib/display-name.ts): no two people have it. */
    displayNameKey: text("display_name_key"),
    displayNameChangedAt: moment("display_name_changed_at"),
    role: text("role", { enum: ROLES }).notNull().default("reader"),
    locale: text("locale", { enum: ["de", "en"] })
      .notNull()
      .default("de"),
    /** scrypt, `salt:hash` in base64url; staff only. */
    passwordHash: text("password_hash"),
    /** TOTP secret, encrypted with AUTH_SECRET. */
    totpSecret: text("totp_secret"),
    totpConfirmedAt: moment("totp_confirmed_at"),
    /** The time step of the last code that was accepted: each opens once (RFC 6238 §5.2). */
    totpLastStep: integer("totp_last_step"),
    /** Raised to end every session at once (sign out everywhere, ban, role change). */
    sessionEpoch: integer("session_epoch").notNull().default(0),
    replyMails: boolean("reply_mails").notNull().default(false),
    invitedBy: ref("invited_by").references((): AnyPgColumn => users.id, { onDelete: "set null" }),
    deletionRequestedAt: moment("deletion_requested_at"),
    deletedAt: moment("deleted_at"),
    lastSeenAt: moment("last_seen_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("users_email_key").on(t.email),
    uniqueIndex("users_display_name_key").on(sql`lower(${t.displayName})`),
    uniqueIndex("users_display_name_look_key").on(t.displayNameKey),
    index("users_invited_by_idx").on(t.invitedBy),
    index("users_staff_idx").on(t.role).where(sql`${t.role} <> 'reader'`),
    index("users_deletion_idx").on(t.deletionRequestedAt).where(sql`${t.deletionRequestedAt} IS NOT NULL`),
    oneOf("users_role_check", t.role, ROLES),
    check("users_email_lower_check", sql`${t.email} = lower(${t.email})`),
  ],
);

/** An identity at an OAuth/OIDC provider that belongs to a user. */
export const accounts = pgTable(
  "accounts",
  {
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.providerAccountId] }),
    index("accounts_user_idx").on(t.userId),
  ],
);

/** The list of a user's signed-in devices; a revoked row ends the JWT that names it. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Coarse ("Firefox, Linux"), never the raw user agent. */
    device: text("device").notNull().default(""),
    createdAt: createdAt(),
    lastSeenAt: moment("last_seen_at").notNull().defaultNow(),
    expiresAt: moment("expires_at").notNull(),
    revokedAt: moment("revoked_at"),
  },
  (t) => [index("sessions_user_idx").on(t.userId), index("sessions_expires_idx").on(t.expiresAt)],
);

export const TOKEN_PURPOSES = [
  "sign_in",
  "change_email",
  "confirm_new_email",
  "set_up",
  "invitation",
  "delete",
] as const;

/** One-time codes and links, stored only as hashes. A comment written signed out waits here, encrypted. */
export const loginTokens = pgTable(
  "login_tokens",
  {
    id: id(),
    purpose: text("purpose", { enum: TOKEN_PURPOSES }).notNull(),
    email: text("email").notNull(),
    userId: ref("user_id").references(() => users.id, { onDelete: "cascade" }),
    linkHash: text("link_hash").notNull(),
    codeHash: text("code_hash"),
    /** Wrong codes so far; five end the token. */
    attempts: integer("attempts").notNull().default(0),
    /** What continues after sign-in (for example a held comment), encrypted and bound to this token. */
    payload: text("payload"),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [
    uniqueIndex("login_tokens_link_key").on(t.linkHash),
    index("login_tokens_email_idx").on(t.email, t.createdAt),
    index("login_tokens_user_idx").on(t.userId),
    index("login_tokens_expires_idx").on(t.expiresAt),
    oneOf("login_tokens_purpose_check", t.purpose, TOKEN_PURPOSES),
  ],
);

export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    codeHash: text("code_hash").notNull(),
    usedAt: moment("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

export const RESTRICTIONS = ["warning", "premoderate", "suspension", "ban"] as const;

/** What a moderator imposed on a person: always with a reason, usually with an end. */
export const restrictions = pgTable(
  "restrictions",
  {
    id: id(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: RESTRICTIONS }).notNull(),
    reason: text("reason").notNull(),
    imposedBy: ref("imposed_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    endsAt: moment("ends_at"),
    liftedAt: moment("lifted_at"),
    liftedBy: ref("lifted_by").references(() => users.id, { onDelete: "set null" }),
  },
  (t) => [
    index("restrictions_user_idx").on(t.userId, t.createdAt),
    index("restrictions_imposed_by_idx").on(t.imposedBy),
    index("restrictions_lifted_by_idx").on(t.liftedBy),
    oneOf("restrictions_kind_check", t.kind, RESTRICTIONS),
  ],
);

/** What moderators tell each other of a person; the person may ask for it (GDPR art. 15). */
export const moderatorNotes = pgTable(
  "moderator_notes",
  {
    id: id(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    text: text("text").notNull(),
    writtenBy: ref("written_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    index("moderator_notes_user_idx").on(t.userId, t.createdAt),
    index("moderator_notes_written_by_idx").on(t.writtenBy),
  ],
);

/** Counters of the rate limits: a keyed, short-lived hash in place of an address or IP. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    bucket: text("bucket").notNull(),
    key: text("key").notNull(),
    windowStart: moment("window_start").notNull(),
    hits: integer("hits").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.bucket, t.key, t.windowStart] }),
    index("rate_limits_window_idx").on(t.windowStart),
  ],
);

/** A person's saved filters in the newsroom (queue views, article lists). */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    place: text("place").notNull(),
    name: text("name").notNull(),
    query: jsonb("query").notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("saved_views_name_key").on(t.userId, t.place, t.name)],
);
