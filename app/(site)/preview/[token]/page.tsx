import type { Metadata } from "next";
import { missing, orMissing } from "#app/missing.tsx";
import { readBody, readSite } from "#app/reads.ts";
import { getVisitor } from "#auth.ts";
import { PreviewPage } from "#components/articles/preview-page.tsx";
import { EmbedScript } from "#components/ui/embed-script.tsx";
import { Main } from "#components/ui/main.tsx";
import { openPreview } from "#db/previews.ts";
import { articleBodyOptions } from "#lib/article-body.ts";
import { outline } from "#lib/body/outline.ts";
import { renderBody } from "#lib/body/render.ts";
import { translator } from "#lib/i18n.ts";
import { unlistedMetadata } from "#lib/metadata.ts";

type Props = { params: Promise<{ token: string }> };

/** Nothing of an unpublished article goes into the head: link previews of messengers show it to anybody. */
export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  const t = translator(site.locale, site.settings.address);
  return {
    ...unlistedMetadata(site, t("articleDesk.preview")),
    robots: { index: false, follow: false },
    referrer: "no-referrer",
  };
}

async function Page({ params }: Props) {
  const [site, visitor, { token }] = await Promise.all([readSite(), getVisitor(), params]);
  const article = await openPreview(visitor, token);
  if (!article) return missing();
  const doc = readBody(article);
  return (
    <Main site={site}>
      <EmbedScript docs={[doc]} />
      <PreviewPage
        article={article}
        markup={renderBody(doc, articleBodyOptions(site, article))}
        outline={outline(doc)}
      />
    </Main>
  );
}

export default orMissing(Page);
