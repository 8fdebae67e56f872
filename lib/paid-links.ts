import type { SiteSettings } from "#lib/settings.ts";

type PaidRules = Pick<SiteSettings, "paidDomains" | "paidParams">;

/** Relative addresses are the portal's own; this host only lets them be parsed. */
const OWN = "https://own.invalid";

/**
 * Whether a link is paid for (rule AD, K4): it leads to one of the paid domains or below one, or it carries a
 * query name that only affiliate links carry, everywhere or at hosts of one name ("amazon:tag"). An address that cannot be parsed leads nowhere and is not paid.
 */
export function isPaidLink(href: string, { paidDomains, paidParams }: PaidRules): boolean {
  if (!URL.canParse(href, OWN)) return false;
  const url = new URL(href, OWN);
  if (!/^https?:$/.test(url.protocol) || url.origin === OWN) return false;
  const host = withoutOuterDots(url.hostname);
  const domains = paidDomains.map(withoutOuterDots);
  if (domains.some((domain) => domain !== "" && (host === domain || host.endsWith(`.${domain}`))))
    return true;
  const given = new Set([...url.searchParams.keys()].map((name) => name.toLowerCase()));
  const labels = host.split(".");
  return paidParams.some((rule) => {
    const [name = "", label] = rule.toLowerCase().split(":").reverse();
    return given.has(name) && (label === undefined || labels.includes(label));
  });
}

const withoutOuterDots = (host: string) => host.toLowerCase().replace(/^\.+|\.+$/g, "");

/**
 * `rel` of an editorial link: "sponsored nofollow" where it is paid for (rule RM6), "noopener" to another
 * host, nothing within the portal.
 * @param link.own the portal's origin, as `Site.url` gives it
 */
export function linkRel({
  href,
  paid,
  own,
}: {
  href: string;
  paid: boolean;
  own: string;
}): string | undefined {
  if (paid) return "sponsored nofollow noopener";
  if (!URL.canParse(href, own)) return undefined;
  const url = new URL(href, own);
  const leadsOut = /^https?:$/.test(url.protocol) && url.origin !== new URL(own).origin;
  return leadsOut ? "noopener" : undefined;
}
