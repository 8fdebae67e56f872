import { type Crawl, type Rule, rule } from "#lib/audit/crawl.ts";
import type { Page } from "#lib/audit/page.ts";
import type { Visit } from "#lib/audit/visit.ts";

/** Where somebody has opened a form that may need a cookie to tell who sends it. */
const FORMS = /^\/(login|account|admin|logout|api)(\/|$)/;

type Answer = Pick<Visit, "url" | "headers" | "cookies"> & { page?: Page };

const CK = rule(
  "CK",
  "nothing sets a cookie or is fetched from another host, and the policy of every page says so",
  (crawl): Answer[] => {
    const pages = [...crawl.pages, crawl.missing];
    const known = new Set(pages.map(({ url }) => url));
    const others = [...crawl.visits.values()].filter(({ url }) => !known.has(url));
    return [...pages.map((page) => ({ ...page, page })), ...others];
  },
  function* ({ url, headers, cookies, page }, { origin }: Crawl) {
    if (!FORMS.test(new URL(url).pathname))
      for (const cookie of cookies) yield `it sets the cookie ${cookie.split("=", 1)[0]}`;
    if (!page) return;
    const policy = headers["content-security-policy"] ?? "";
    if (!/(^|;)\s*default-src 'self'\s*(;|$)/.test(policy))
      yield `its Content-Security-Policy is "${policy}", expected default-src 'self'`;
    for (const { url: asked, what } of page.resources)
      if (/^https?:/.test(asked) && new URL(asked).origin !== origin) yield `its <${what}> asks for ${asked}`;
  },
);

/** Readers without a trace. */
export const privacyRules: Rule[] = [CK];
