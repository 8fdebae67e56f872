import { AboutAuthors, Topics } from "#components/articles/after-text.tsx";
import { ArticleHeader } from "#components/articles/article-header.tsx";
import { LeadPicture } from "#components/articles/lead-picture.tsx";
import { AiNotice, Corrections, KeyPoints } from "#components/articles/notices.tsx";
import { TableOfContents } from "#components/articles/table-of-contents.tsx";
import { Marked } from "#components/ui/marked.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import { CONTENTS_FROM, type OutlineEntry } from "#lib/body/outline.ts";
import type { Markup } from "#lib/body/tree.ts";

type Props = { article: Article; markup: Markup[]; outline: OutlineEntry[] };

/** An article as it will stand, for somebody who was given the link: nothing to comment on, nothing to follow. */
export function PreviewPage({ article, markup, outline }: Props) {
  return (
    <article lang={article.language}>
      <p className="small mx-auto max-w-[40.5rem]">
        <strong>{texts()("articleDesk.previewBand")}</strong>
      </p>
      <ArticleHeader article={article} />
      <LeadPicture article={article} />
      <div className="relative mx-auto mt-9 max-w-[40.5rem]">
        <AiNotice article={article} />
        <KeyPoints points={article.keyPoints} />
        {outline.length >= CONTENTS_FROM && <TableOfContents entries={outline} />}
        <Marked className="prose" markup={markup} />
        <Corrections corrections={article.corrections} />
        <AboutAuthors authors={article.authors} />
        <Topics topics={article.topics} />
      </div>
    </article>
  );
}
