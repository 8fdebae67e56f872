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

type Found = PaidLink & { labelled: boolean };

function linksOf(body: unknown): Found[] {
  const found: Found[] = [];
  for (const node of nodesOf(body)) {
    const { url, sourceUrl, source, title } = node.attrs;
    if (node.type.name === "embed") found.push({ href: url, text: title || url, labelled: false });
    if (sourceUrl) found.push({ href: sourceUrl, text: source || sourceUrl, labelled: true });
    const href = node.marks.find(({ type }) => type.name === "link")?.attrs.href;
    const last = found.at(-1);
    if (!href) continue;
    // Words of one link may differ in weight.
    if (last?.labelled && last.href === href) last.text += node.text ?? "";
    else found.push({ href, text: node.text ?? "", labelled: true });
  }
  return found;
}

function nodesOf(body: unknown) {
  const nodes: ReturnType<typeof parseBody>[] = [];
  try {
    parseBody(body).descendants((node) => void nodes.push(node));
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
  }
  return nodes;
}

/** Addresses that an address carries in its query: redirectors and shorteners take them along. */
function targetsIn(href: string): string[] {
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return [];
  return [...new URL(href).searchParams.values()].filter((value) => /^https?:\/\//i.test(value));
}
