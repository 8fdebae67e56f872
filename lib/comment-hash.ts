import { createHash } from "node:crypto";

/** The same words give the same hash, whatever their case and spacing: how a double post is recognised. */
export function hashComment(body: string): string {
  return createHash("sha256").update(body.toLowerCase().replace(/\s+/g, " ")).digest("hex");
}
