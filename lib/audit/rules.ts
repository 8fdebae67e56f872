import type { Crawl, Finding, Rule } from "#lib/audit/crawl.ts";
import { feedArticleRules } from "#lib/audit/feed-articles.ts";
import { feedFormatRules } from "#lib/audit/feed-formats.ts";
import { feedRules } from "#lib/audit/feeds.ts";
import { indexingRules } from "#lib/audit/indexing.ts";
import { labelRules } from "#lib/audit/labels.ts";
import { linkRules } from "#lib/audit/links.ts";
import { privacyRules } from "#lib/audit/privacy.ts";
import { sitemapRules } from "#lib/audit/sitemaps.ts";
import { structuredDataRules } from "#lib/audit/structured-data.ts";

export const RULES: Rule[] = [
  ...sitemapRules,
  ...structuredDataRules,
  ...indexingRules,
  ...feedRules,
  ...feedArticleRules,
  ...feedFormatRules,
  ...privacyRules,
  ...labelRules,
  ...linkRules,
];

/** What of the rules cannot be seen from outside, and who looks at it instead. */
export const NOT_CHECKED: { name: string; why: string }[] = [
  { name: "SM5", why: "drafts and embargoes: what is not public cannot be told from what is not there" },
  { name: "SD5", why: "approved comments: only those that a page shows can be counted" },
  { name: "SD8", why: "speakable is optional, and for US English only" },
  { name: "RM2", why: "how few articles make a topic thin is a setting; only empty topics are found" },
  { name: "RM2", why: "previews: nobody links to them; one that is linked is looked at" },
  { name: "RM5", why: "410 for what was withdrawn: only the newsroom knows what was" },
  { name: "FD3", why: "a guid that never changes on edit: that takes an edit" },
  { name: "FD13", why: "the W3C's feed validator is a program of its own" },
  { name: "WS", why: "what is sent to the hub, and when: only the hub sees it" },
  { name: "CK", why: "what scripts store, and ask for later: that takes a browser" },
  { name: "AD", why: "mails, and how large a label is" },
];

export type Verdict = { name: string; says: string; looked: number; findings: Finding[] };

/** Every rule tried on everything that was seen. */
export const audit = (crawl: Crawl): Verdict[] =>
  RULES.map(({ name, says, judge }) => ({ name, says, ...judge(crawl) }));
