import { BlockTeaser, TextTeaser } from "#components/articles/teasers.tsx";
import { SectionRule } from "#components/ui/section-rule.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Named, Teaser } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

type Props = { section: Named; lead: Teaser; rest: Teaser[]; mirrored: boolean };

/** With fewer stories than this beside it, a picture story would stand next to a hole. */
const FEW = 2;

/** A desk's place on the front page: one story with a picture, three as text, alternating sides. */
export function SectionBlock({ section, lead, rest, mirrored }: Props) {
  const t = texts();
  const sparse = rest.length < FEW;
  const columns = mirrored
    ? "md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]"
    : "md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]";
  return (
    <section className="when-near" aria-labelledby={`section-${section.slug}`}>
      <SectionRule
        id={`section-${section.slug}`}
        title={section.name}
        href={paths.section(section)}
        aside={
          <a
            className="quiet-link"
            href={paths.section(section)}
            aria-label={t("front.allOf", { section: section.name })}
          >
            {t("front.allArticles")}
          </a>
        }
      />
      <div className={`mt-5 grid grid-cols-1 gap-x-8 gap-y-5 ${sparse ? "" : columns}`}>
        <div className={mirrored && !sparse ? "md:order-2" : ""}>
          <BlockTeaser article={lead} beside={sparse} />
        </div>
        {rest.length > 0 && (
          <div className={`border-line ${sparse ? "border-t pt-5" : "max-md:border-t max-md:pt-5"}`}>
            {rest.map((article) => (
              <TextTeaser key={article.id} article={article} />
            ))}
          </div>
        )}
      </div>
    </section>
  );
}
