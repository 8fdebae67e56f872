import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { askedPage, existing, type ListProps } from "#app/list-page.ts";
import { moved, orMissing } from "#app/missing.tsx";
import { readSite, readTopic } from "#app/reads.ts";
import { ArticleList, ListHead } from "#components/articles/article-list.tsx";
import { ListData } from "#components/articles/list-data.tsx";
import { ListSubscribe } from "#components/subscriptions/list-subscribe.tsx";
import { PushFollow } from "#components/subscriptions/push-follow.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { Main } from "#components/ui/main.tsx";
import { listTopic } from "#db/article-lists.ts";
import { translator } from "#lib/i18n.ts";
import { topicWords } from "#lib/lists.ts";
import { missingMetadata, topicMetadata } from "#lib/metadata.ts";
import { pageNumber } from "#lib/paging.ts";
import { feedPath, paths } from "#lib/paths.ts";

type Props = ListProps<{ slug: string }>;

async function read({ params }: Props) {
  const slug = decodeURIComponent((await params).slug);
  const [site, topic] = await Promise.all([readSite(), readTopic(slug)]);
  return { slug, site, topic };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { site, topic } = await read(props);
  if (!topic || "redirectTo" in topic) return missingMetadata(site);
  return topicMetadata(site, topic, pageNumber(await props.searchParams) ?? 1);
}

async function TopicPage(props: Props) {
  const { slug, site, topic } = await read(props);
  if (!topic) return moved(`/topic/${slug}`);
  if ("redirectTo" in topic) permanentRedirect(paths.topic({ slug: topic.redirectTo }));
  const articles = existing(await listTopic(topic.id, await askedPage(props)));
  const t = translator(site.locale, site.settings.address);
  const path = paths.topic(topic);
  return (
    <Main site={site}>
      <ListColumn>
        <ListData
          site={site}
          words={topicWords(site, topic)}
          trail={[{ name: topic.name, path }]}
          articles={articles.items}
          page={articles.page}
        />
        <ListHead
          kicker={t("list.topicKicker")}
          title={topic.name}
          page={articles.page}
          intro={topic.intro}
          feed={feedPath(path)}
          follow={<PushFollow kind="topic" id={topic.id} name={topic.name} />}
        />
        <ArticleList articles={articles} path={path} />
        <ListSubscribe kind="topic" refId={topic.id} name={topic.name} />
      </ListColumn>
    </Main>
  );
}

export default orMissing(TopicPage);
