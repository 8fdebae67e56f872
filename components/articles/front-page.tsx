import { MostRead } from "#components/articles/most-read.tsx";
import { SectionBlock } from "#components/articles/section-block.tsx";
import { LeadTeaser, SecondTeaser } from "#components/articles/teasers.tsx";
import { Ticker } from "#components/articles/ticker.tsx";
import { TopicLine } from "#components/articles/topic-line.tsx";
import { FollowBand } from "#components/subscriptions/follow-band.tsx";
import { texts } from "#components/ui/voice.ts";
import { Banner } from "#components/widgets/banner.tsx";
import type { FrontPage as FrontPageData } from "#lib/front-page.ts";
import type { Banner as BannerData } from "#lib/promos.ts";
import type { Site } from "#lib/site.ts";

type Props = { site: Site; front: FrontPageData; banner: BannerData | null };

/** Phones get one column with the ticker after the third story; wide windows get twelve columns. */
export function FrontPage({ site, front, banner }: Props) {
  const t = texts();
  if (!front.lead) {
    return (
      <div className="py-16">
        <h1 className="headline text-4xl">{t("front.emptyTitle")}</h1>
        <p className="mt-3 max-w-prose text-lg text-soft">{t("front.emptyText")}</p>
      </div>
    );
  }
  const secondColumns =
    { 1: "lg:grid-cols-1", 2: "lg:grid-cols-2", 3: "lg:grid-cols-3" }[front.second.length] ?? "";
  return (
    <>
      <h1 className="sr-only">{`${site.name}: ${t("front.title")}`}</h1>
      <div className="grid grid-cols-1 gap-x-8 gap-y-8 lg:grid-cols-12">
        <div className="pt-0 sm:pt-6 lg:col-span-8 lg:border-r lg:border-line lg:pr-8">
          <LeadTeaser article={front.lead} />
        </div>
        <aside className="order-3 lg:order-none lg:col-span-4 lg:pt-6">
          <Ticker articles={front.ticker} />
        </aside>
        {front.second.length > 0 && (
          <div
            className={`order-2 grid grid-cols-1 gap-x-8 gap-y-8 border-t border-ink pt-6 lg:gap-x-16 sm:max-lg:grid-cols-2 lg:order-none lg:col-span-12 ${secondColumns}`}
          >
            {front.second.map((article) => (
              <div key={article.id} className="when-near-narrow column-rule">
                <SecondTeaser article={article} />
              </div>
            ))}
          </div>
        )}
      </div>
      {banner && <Banner banner={banner} own={site.url} />}
      <div className="mt-12 space-y-12 md:mt-14 md:space-y-14">
        {front.sections.map(({ section, lead, rest }, index) => (
          <SectionBlock
            key={section.id}
            section={section}
            lead={lead}
            rest={rest}
            mirrored={index % 2 === 1}
          />
        ))}
        {front.mostRead.length > 0 && <MostRead articles={front.mostRead} />}
        {front.topics.length > 0 && <TopicLine topics={front.topics} />}
        <FollowBand site={site} />
      </div>
    </>
  );
}
