import type { ReadArticle } from "#db/reading-figures.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; title: string; articles: ReadArticle[] };

/** What is read most, with how often. */
export function ReadList({ t, title, articles }: Props) {
  return (
    <section>
      <h3>{title}</h3>
      {articles.length === 0 ? (
        <p className="muted">{t("houseDesk.nothingRead")}</p>
      ) : (
        <ol className="read-list">
          {articles.map(({ id, title, slug, sectionSlug, views }) => (
            <li key={id}>
              <a href={paths.article({ slug, section: { slug: sectionSlug } })}>{title}</a>
              <span className="muted">{t("houseDesk.figure", { count: views })}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
