import { type BodyLink, linksIn } from "#lib/body/links-in.ts";
import { BodyError, parseBody } from "#lib/body/schema.ts";
import { isPaidLink } from "#lib/paid-links.ts";
import type { SiteSettings } from "#lib/settings.ts";

/** A link that is paid for, and the words that it stands behind. */
export type PaidLink = { href: string; text: string };

/**
 * Whether everything paid for in a text will be labelled (rule AD, K4). Links are labelled where they are rendered,
 * before their words; where no label can stand, and where a link hides where it leads, that is a mismatch.
 * `mismatched` are those: an embed of a paid address, and a link through somebody else that ends at one. A sponsored
 * article is labelled as a whole, so nothing in it can be unlabelled.
 * @param body ProseMirror JSON as an article holds it; what is no body has no links
 */
export function checkPaid(
  body: unknown,
  {
    sponsor,
    settings,
  }: { sponsor: string | null; settings: Pick<SiteSettings, "paidDomains" | "paidParams"> },
): { ok: boolean; links: PaidLink[]; mismatched: PaidLink[] } {
  const links: PaidLink[] = [];
  const mismatched: PaidLink[] = [];
  for (const { href, text, labelled } of linksOf(body)) {
    const paid = isPaidLink(href, settings);
    const hides = !paid && targetsIn(href).some((target) => isPaidLink(target, settings));
    if (paid || hides) links.push({ href, text });
    if ((paid && !labelled) || hides) mismatched.push({ href, text });
  }
  return { ok: Boolean(sponsor?.trim()) || mismatched.length === 0, links, mismatched };
}

/** What is no body has none; the strings of one are cleaned first, so that nothing hides behind a stray character. */
function linksOf(body: unknown): BodyLink[] {
  try {
    return linksIn(parseBody(body).toJSON());
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return [];
  }
}

/** Addresses that an address carries in its query: redirectors and shorteners take them along. */
function targetsIn(href: string): string[] {
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return [];
  return [...new URL(href).searchParams.values()].filter((value) => /^https?:\/\//i.test(value));
}
