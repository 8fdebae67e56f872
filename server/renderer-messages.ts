import type { Change } from "#lib/changes.ts";
import type { Outcome } from "#server/document-cache.ts";
import type { Encoding } from "#server/encoding.ts";
import type { RendererOptions } from "#server/renderer.ts";

/** What the front asks the renderer's thread. */
export type Asked = { kind: "render"; id: number; key: string; encoding: Encoding } | { kind: "close" };

/**
 * What the thread says. One line carries all of it in order: a change is heard before the answer of the write
 * that made it, and before any page that was rendered after it.
 */
export type Said =
  | { kind: "ready"; socket: string }
  | { kind: "rendered"; id: number; outcome: Outcome }
  | { kind: "failed"; id: number; reason: string }
  | { kind: "changed"; change: Change };

/** What a thread is given at its start; texts only, since functions do not travel. */
export type ThreadData = Omit<RendererOptions, "failurePage"> & {
  failureText: string;
  /** The folder of the portal. */
  root: string;
  hostname: string;
  port: number;
};

/** How many changes the thread had told when it answered; the front has heard them before it passes the answer on. */
export const CHANGES_HEADER = "x-depesche-changes";
