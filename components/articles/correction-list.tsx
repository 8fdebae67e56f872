import { Pagination } from "#components/ui/pagination.tsx";
import { LongDate } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Paged } from "#lib/articles.ts";
import { type ListedCorrection, paragraphsOf } from "#lib/corrections.ts";
import { paths } from "#lib/paths.ts";

type Props = { corrections: Paged<ListedCorrection>; path: string };

/** What was put right, the newest first; a reply is given whole, as large as a text. */
export function CorrectionList({ corrections: { items, page, hasNext }, path }: Props) {
  const t = texts();
  if (items.length === 0) return <p className="py-10 text-lg text-soft">{t("corrections.none")}</p>;
  return (
    <>
      {items.map(({ id, kind, text, at, article }) => (
        <article key={id} className="border-b border-line py-6">
          <p className="small text-muted">
            <strong>{t(`article.correctionKind.${kind}`)}</strong>, <LongDate date={at} />
          </p>
          <h2 className="headline mt-0.5 text-[1.5rem]">
            <a className="text-link" href={paths.articleCorrections(article)}>
              {article.title}
            </a>
          </h2>
          <div className={kind === "reply" ? "prose mt-2" : "mt-2 leading-normal text-soft"}>
            {paragraphsOf(text).map((part) => (
              <p key={part}>{part}</p>
            ))}
          </div>
        </article>
      ))}
      <Pagination path={path} page={page} hasNext={hasNext} />
    </>
  );
}
