import type { ReactNode } from "react";
import { Policy } from "#components/comments/invitation.tsx";
import { Marked } from "#components/ui/marked.tsx";
import { texts } from "#components/ui/voice.ts";
import { commentMarkup } from "#lib/comment-text.ts";
import { paths } from "#lib/paths.ts";

type Subject = { title: string; slug: string; section: { slug: string } };

type Props = {
  title: string;
  /** The article that the comment is about. */
  article: Subject | null;
  /** What is answered. */
  quoted?: { authorName: string | null; body: string } | null;
  children: ReactNode;
};

/** A page to write on: what it is about, what is answered, the form, the rules. */
export function WritingPage({ title, article, quoted, children }: Props) {
  const t = texts();
  return (
    <div className="mx-auto max-w-[40.5rem] pt-8 md:pt-12">
      <h1 className="headline text-[2rem] md:text-[2.5rem]">{title}</h1>
      {article && (
        <p className="mt-2 text-soft">
          {t("form.about")}{" "}
          <a className="text-link" href={paths.articleComments(article)}>
            {article.title}
          </a>
        </p>
      )}
      {quoted && (
        <blockquote className="mt-5 border-l border-line pl-4">
          <p className="small font-bold" dir="auto">
            {quoted.authorName ?? t("comments.deleted")}
          </p>
          <Marked className="letter mt-1" dir="auto" markup={commentMarkup(quoted.body)} />
        </blockquote>
      )}
      {children}
      <Policy />
      <script async type="module" src={paths.island("comment-draft")} />
    </div>
  );
}
