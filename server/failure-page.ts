import { toHtml } from "#lib/body/html.ts";
import { el } from "#lib/body/tree.ts";
import type { Env } from "#lib/env.ts";
import { translator } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

/** Everything in one document: whatever broke, this needs neither a style sheet nor a database. */
const STYLE = `
:root{color-scheme:light dark}
body{margin:0;background:#fdfcf9;color:#16181c;font:1.125rem/1.5 Charter,Georgia,serif}
main{max-width:36rem;margin:0 auto;padding:12vh 1.25rem}
p:first-child{font-size:2.25rem;line-height:1.1;margin:0 0 3rem;border-bottom:4px solid #8b8a88;padding-bottom:.5rem}
h1{font-size:2rem;line-height:1.15;margin:0}
a{color:inherit}
@media(prefers-color-scheme:dark){body{background:#11151c;color:#e9e7e0}}`;

/** The page for a page that failed. */
export function failurePage({ SITE_LOCALE, SITE_NAME }: Pick<Env, "SITE_LOCALE" | "SITE_NAME">): string {
  const t = translator(SITE_LOCALE);
  const title = t("errors.serverTitle");
  const document = el(
    "html",
    { lang: SITE_LOCALE },
    el(
      "head",
      {},
      el("meta", { charset: "utf-8" }),
      el("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      el("meta", { name: "robots", content: "noindex" }),
      el("title", {}, `${title} – ${SITE_NAME}`),
      el("style", {}, STYLE),
    ),
    el(
      "body",
      {},
      el(
        "main",
        {},
        el("p", {}, SITE_NAME),
        el("h1", {}, title),
        el("p", {}, t("errors.serverText")),
        el("p", {}, el("a", { href: paths.home() }, t("errors.toHome"))),
      ),
    ),
  );
  return `<!DOCTYPE html>${toHtml([document])}`;
}
