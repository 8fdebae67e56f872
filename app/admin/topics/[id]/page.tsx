import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { readDesk } from "#app/admin/desk.ts";
import { mergeIntoTopic, saveTopicDetails } from "#app/admin/topics/actions.ts";
import { requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { getTopicDetails, listTopics } from "#db/topic-desk.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import "../../sections/order.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readDetails = cache(getTopicDetails);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const topic = await readDetails(parseId((await params).id) ?? 0);
  return { title: topic?.name ?? (await readDesk()).t("orderDesk.topics") };
}

export default async function TopicDeskPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? 0;
  await requireEditor(paths.adminTopic({ id }));
  const [{ t, site }, topic, busy] = await Promise.all([
    readDesk(),
    readDetails(id),
    listTopics({ words: "", after: null }),
  ]);
  if (!topic) notFound();
  if (topic.mergedInto) redirect(paths.adminTopic({ id: topic.mergedInto }));
  const { done } = await searchParams;
  const hidden = { kind: "hidden", name: "id", value: `${id}` } as const;
  return (
    <div className="page">
      <p>
        <Link href={paths.adminTopics()} prefetch={false}>
          {t("orderDesk.topics")}
        </Link>
      </p>
      <h1>{topic.name}</h1>
      {(done === "saved" || done === "created" || done === "merged") && (
        <p className="outcome" role="status">
          {t(`orderDesk.done.${done}`)} <a href={paths.topic(topic)}>{t("orderDesk.look")}</a>
        </p>
      )}
      <p className="muted">
        {t("orderDesk.articleCount", { count: topic.articleCount })}
        {topic.articleCount < site.settings.thinTopicBelow && ` ${t("orderDesk.thinNow")}`}
      </p>
      <OrderForm
        key={JSON.stringify(topic)}
        id="topic"
        action={saveTopicDetails}
        send={t("orderDesk.save")}
        fields={[
          hidden,
          {
            kind: "line",
            name: "name",
            label: t("orderDesk.name"),
            value: topic.name,
            required: true,
            maxLength: 80,
          },
          {
            kind: "line",
            name: "slug",
            label: t("orderDesk.slug"),
            help: t("orderDesk.topicSlugHelp"),
            value: topic.slug,
            required: true,
          },
          {
            kind: "lines",
            name: "intro",
            label: t("orderDesk.intro"),
            help: t("orderDesk.introHelp"),
            value: topic.intro,
            rows: 5,
            maxLength: 2000,
          },
        ]}
      />
      <OrderForm
        key={`merge-${id}`}
        id="merge"
        action={mergeIntoTopic}
        title={t("orderDesk.merge")}
        send={t("orderDesk.mergeSend")}
        fields={[
          hidden,
          {
            kind: "line",
            name: "into",
            label: t("orderDesk.mergeInto"),
            help: t("orderDesk.mergeHelp"),
            required: true,
            suggestions: busy.lines.filter((one) => one.id !== id).map((one) => one.name),
          },
        ]}
      />
    </div>
  );
}
