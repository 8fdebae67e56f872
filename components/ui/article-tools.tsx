import { createElement } from "react";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

/** The island of article pages: empty where scripts do not run, nothing that a reader would miss. */
export function ArticleTools({ article, title, url }: { article: number; title: string; url: string }) {
  return (
    <>
      {createElement("article-tools", { article, title, url, label: texts()("article.shareWithDevice") })}
      <script async type="module" src={paths.island("article-tools")} />
    </>
  );
}
