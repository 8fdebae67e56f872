import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { TypedSearch } from "#components/admin/typed-search.tsx";
import { listAuthors } from "#db/author-desk.ts";
import { parseRedirectFilter } from "#lib/order-filter.ts";
import { paths } from "#lib/paths.ts";
import { addAuthor } from "./actions.ts";
import "../sections/order.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("orderDesk.authors") };
}

export default async function AuthorsPage({ searchParams }: Props) {
  await requireEditor(paths.adminAuthors());
  const filter = parseRedirectFilter(await searchParams);
  const [{ t }, { lines, after }] = await Promise.all([readDesk(), listAuthors(filter)]);
  return (
    <div className="page">
      <h1>{t("orderDesk.authors")}</h1>
      <TypedSearch action={paths.adminAuthors()}>
        <label>
          <span>{t("orderDesk.searchAuthor")}</span>
          <input type="search" name="q" defaultValue={filter.words} maxLength={80} />
        </label>
        <button type="submit">{t("orderDesk.find")}</button>
      </TypedSearch>
      <div className="columns">
        <div>
          {lines.length === 0 ? (
            <p className="empty">{t("orderDesk.noAuthor")}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("orderDesk.name")}</th>
                  <th scope="col">{t("orderDesk.jobTitle")}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ id, name, slug, jobTitle, isGuest }) => (
                  <tr key={id}>
                    <td data-label={t("orderDesk.name")}>
                      <Link href={paths.adminAuthor({ id })} prefetch={false}>
                        {name}
                      </Link>
                      <span className="order-under order-path">/author/{slug}</span>
                    </td>
                    <td data-label={t("orderDesk.jobTitle")}>
                      {jobTitle}
                      {isGuest && <span className="order-under">{t("orderDesk.guest")}</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {after && (
            <p>
              <Link
                href={paths.adminAuthors({ ...(filter.words ? { q: filter.words } : {}), after: `${after}` })}
                prefetch={false}
              >
                {t("orderDesk.more")}
              </Link>
            </p>
          )}
        </div>
        <OrderForm
          id="new"
          action={addAuthor}
          title={t("orderDesk.newAuthor")}
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
