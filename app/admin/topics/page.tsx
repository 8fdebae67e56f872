import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { TypedSearch } from "#components/admin/typed-search.tsx";
import { listTopics } from "#db/topic-desk.ts";
import { parseTopicFilter } from "#lib/order-filter.ts";
import { paths } from "#lib/paths.ts";
import { addTopic } from "./actions.ts";
import "../sections/order.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("orderDesk.topics") };
}

export default async function TopicsPage({ searchParams }: Props) {
  await requireEditor(paths.adminTopics());
  const filter = parseTopicFilter(await searchParams);
  const [{ t, site }, { lines, after }] = await Promise.all([readDesk(), listTopics(filter)]);
  const thin = site.settings.thinTopicBelow;
  return (
    <div className="page">
      <h1>{t("orderDesk.topics")}</h1>
      <p className="muted">{t("orderDesk.topicsIntro", { count: thin })}</p>
      <TypedSearch action={paths.adminTopics()}>
        <label>
          <span>{t("orderDesk.search")}</span>
          <input type="search" name="q" defaultValue={filter.words} maxLength={80} />
        </label>
        <button type="submit">{t("orderDesk.find")}</button>
      </TypedSearch>
      <div className="columns">
        <div>
          {lines.length === 0 ? (
            <p className="empty">{t("orderDesk.noTopic")}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("orderDesk.topic")}</th>
                  <th scope="col">{t("orderDesk.articles")}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ id, name, slug, articleCount }) => (
                  <tr key={id}>
                    <td data-label={t("orderDesk.topic")}>
                      <Link href={paths.adminTopic({ id })} prefetch={false}>
                        {name}
                      </Link>
                      <span className="order-under order-path">/topic/{slug}</span>
                    </td>
                    <td data-label={t("orderDesk.articles")}>
                      {articleCount}
                      {articleCount < thin && <span className="order-under">{t("orderDesk.thin")}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {after && (
            <p>
              <Link
                href={paths.adminTopics({ ...(filter.words ? { q: filter.words } : {}), after })}
                prefetch={false}
              >
                {t("orderDesk.more")}
              </Link>
            </p>
          )}
        </div>
        <OrderForm
          id="new"
          action={addTopic}
          title={t("orderDesk.newTopic")}
          send={t("orderDesk.create")}
          fields={[
            { kind: "line", name: "name", label: t("orderDesk.name"), required: true, maxLength: 80 },
            { kind: "line", name: "slug", label: t("orderDesk.slug"), help: t("orderDesk.slugNewHelp") },
          ]}
        />
      </div>
    </div>
  );
}
