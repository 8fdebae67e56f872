import { createHmac } from "node:crypto";
import { isIP } from "node:net";

/** Networks that no reader comes from over the Internet: what stands there is our own proxy (RFC 1918, 4193, 6598, loopback, link-local). */
const OURS =
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|::1$|::ffff:(127|10)\.|f[cd]|fe80:)/i;

/**
 * The address a request came from: the last one in X-Forwarded-For that is not our own proxy's. The front adds who
 * spoke to it at the end, so what a client writes into the header itself stands further left and is not believed.
 * @returns "" when nothing in it is an address
 */
export function clientAddress(forwardedFor: string | null): string {
  const hops = (forwardedFor ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter((hop) => isIP(hop) !== 0);
  return hops.findLast((hop) => !OURS.test(hop)) ?? hops[0] ?? "";
}

/** Whether an address is one of our own networks: a proxy that does not say for whom it asks, or a program beside us. */
export const isOurs = (address: string): boolean => OURS.test(address);

/**
 * A name for the address that lasts a day and cannot be turned back without the portal's secret; networks that one
 * household or company holds count as one (IPv6: /64).
 */
export function addressKey(address: string, { secret, now }: { secret: string; now: Date }): string {
  const network = isIP(address) === 6 ? address.split(":").slice(0, 4).join(":") : address;
  const day = now.toISOString().slice(0, 10);
  return createHmac("sha256", secret).update(`address ${day} ${network}`).digest("base64url").slice(0, 22);
}
