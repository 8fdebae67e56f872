import { randomBytes } from "node:crypto";

/** A word that no page shows yet; it may stand in an address. */
export function newMark(): string {
  return `probe-${randomBytes(5).toString("hex")}`;
}

/** The clock by which processes of one machine compare, in milliseconds since the epoch. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
