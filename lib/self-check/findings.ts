/**
 * What the self-check looks at, and what it can find, with how bad that is. Texts stand in messages/ under
 * "houseDesk.check", by the same names.
 */
export const CHECKS = {
  database: { ok: "good" },
  disk: { ok: "good", low: "warn", full: "bad", unknown: "unknown" },
  pictures: { folder: "good", ok: "good", failed: "bad" },
  address: { ok: "good", plain: "bad", local: "warn" },
  smtp: { ok: "good", none: "warn", failed: "bad" },
  spf: { ok: "good", missing: "bad", unreachable: "unknown", local: "unknown" },
  dkim: {
    ok: "good",
    signed: "good",
    missing: "warn",
    unpublished: "bad",
    different: "bad",
    unreachable: "unknown",
    local: "unknown",
  },
  dmarc: { ok: "good", missing: "bad", unreachable: "unknown", local: "unknown" },
  mails: { ok: "good", failed: "bad" },
  signUps: { ok: "good", spike: "warn" },
  push: { ok: "good", none: "good", sealed: "bad" },
  pings: { off: "good", ok: "good", failing: "warn", refused: "bad" },
  jobs: { ok: "good", failed: "warn", late: "bad" },
  legal: { ok: "good", missing: "warn" },
  clock: { ok: "good", silent: "bad", never: "warn" },
  scheduled: { ok: "good", late: "bad" },
  feed: { ok: "good", broken: "bad" },
  sitemap: { ok: "good", empty: "warn", broken: "bad" },
  backup: { ok: "good", old: "warn", none: "warn" },
} as const satisfies Record<string, Record<string, FindingState>>;

export type FindingState = "good" | "warn" | "bad" | "unknown";
export type CheckName = keyof typeof CHECKS;
export type FoundOf<Name extends CheckName> = keyof (typeof CHECKS)[Name];

export type Finding = {
  check: CheckName;
  found: string;
  state: FindingState;
  /** What the sentence names. */
  values: Record<string, string | number>;
};

export function finding<Name extends CheckName>(
  check: Name,
  found: FoundOf<Name> & string,
  values: Finding["values"] = {},
): Finding {
  const states: Record<string, FindingState> = CHECKS[check];
  return { check, found, state: states[found] ?? "unknown", values };
}

const GIB = 2 ** 30;

/** A picture takes megabytes, a backup gigabytes: so much has to be free. */
export function findDisk(space: { free: number; total: number } | null): Finding {
  if (!space) return finding("disk", "unknown");
  const values = { free: Math.floor((space.free / GIB) * 10) / 10 };
  return finding("disk", space.free < GIB / 2 ? "full" : space.free < 5 * GIB ? "low" : "ok", values);
}

export function findAddress(siteUrl: string): Finding {
  const { protocol, hostname } = new URL(siteUrl);
  const isLocal = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return finding("address", isLocal ? "local" : protocol === "https:" ? "ok" : "plain", { address: siteUrl });
}

/** Backups that are older than this are looked at as if there were none tomorrow. */
const OLD_BACKUP_DAYS = 2;

export function findBackup(newest: Date | null, now: Date): Finding {
  if (!newest) return finding("backup", "none");
  const days = Math.floor((now.getTime() - newest.getTime()) / 86_400_000);
  return finding("backup", days >= OLD_BACKUP_DAYS ? "old" : "ok", { days });
}
