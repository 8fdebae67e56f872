import { EmbedScript } from "#components/ui/embed-script.tsx";
import { LegalData } from "#components/ui/legal-data.tsx";
import { Marked } from "#components/ui/marked.tsx";
import { RetentionList } from "#components/ui/retention-list.tsx";
import { LongDate } from "#components/ui/time.tsx";
import { plainBodyOptions } from "#lib/article-body.ts";
import type { Picture } from "#lib/articles.ts";
import { renderBody } from "#lib/body/render.ts";
import { parseBody } from "#lib/body/schema.ts";
import { paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

type Page = {
  slug: string;
  title: string;
  description: string;
  body: unknown;
  bodyPictures: Picture[];
  updatedAt: Date;
  language: string;
};

/** Imprint, privacy, comment rules, and whatever else is not news. */
export function PlainPage({ site, page }: { site: Site; page: Page }) {
  const doc = parseBody(page.body);
  return (
    <article
      className="mx-auto max-w-[40.5rem] pt-8 md:pt-12"
      lang={page.language === site.locale ? undefined : page.language}
    >
      <h1 className="headline text-[2.25rem] md:text-[3rem]">{page.title}</h1>
      <p className="small mt-3 mb-8 border-b border-line pb-3 text-muted">
        <LongDate date={page.updatedAt} />
      </p>
      {`/${page.slug}` === paths.imprint() && <LegalData site={site} />}
      <EmbedScript docs={[doc]} />
      <Marked className="prose" markup={renderBody(doc, plainBodyOptions(site, page.bodyPictures))} />
      {`/${page.slug}` === paths.privacy() && <RetentionList />}
    </article>
  );
}
