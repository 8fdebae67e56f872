import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { RedirectList } from "#components/admin/order/redirect-list.tsx";
import { TypedSearch } from "#components/admin/typed-search.tsx";
import { listRedirects } from "#db/redirect-desk.ts";
import { parseRedirectFilter } from "#lib/order-filter.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { addOne, importCsv, removeOne, restoreOne } from "./actions.ts";
import "../sections/order.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("orderDesk.redirects") };
}

export default async function RedirectsPage({ searchParams }: Props) {
  await requireEditor(paths.adminRedirects());
  const query = await searchParams;
  const filter = parseRedirectFilter(query);
  const [{ t }, { lines, after }] = await Promise.all([readDesk(), listRedirects(filter)]);
  const removed = parseId(query.removed);
  const { done, problem } = query;
  return (
    <div className="page">
      <h1>{t("orderDesk.redirects")}</h1>
      <p className="muted">{t("orderDesk.redirectsIntro")}</p>
      {(done === "created" || done === "restored") && (
        <p className="outcome" role="status">
          {t(`orderDesk.done.${done}`)}
        </p>
      )}
      {removed && (
        <form className="outcome" action={restoreOne}>
          <span role="status">{t("orderDesk.done.removed")}</span>
          <input type="hidden" name="id" value={removed} />
          <button type="submit">{t("orderDesk.undo")}</button>
        </form>
      )}
      {typeof problem === "string" && (
        <p className="outcome is-problem" role="alert">
          {await problemText(problem, "orderDesk")}
        </p>
      )}
      <TypedSearch action={paths.adminRedirects()}>
        <label>
          <span>{t("orderDesk.searchAddress")}</span>
          <input type="search" name="q" defaultValue={filter.words} maxLength={80} />
        </label>
        <button type="submit">{t("orderDesk.find")}</button>
      </TypedSearch>
      {lines.length === 0 ? (
        <p className="empty">{t("orderDesk.noRedirect")}</p>
      ) : (
        <RedirectList t={t} lines={lines} remove={removeOne} />
      )}
      {after && (
        <p>
          <Link
            href={paths.adminRedirects({ ...(filter.words ? { q: filter.words } : {}), after: `${after}` })}
            prefetch={false}
          >
            {t("orderDesk.more")}
          </Link>
        </p>
      )}
      <div className="columns">
        <OrderForm
          id="one"
          action={addOne}
          title={t("orderDesk.newRedirect")}
          send={t("orderDesk.create")}
          fields={[
            {
              kind: "line",
              name: "from",
              label: t("orderDesk.from"),
              help: t("orderDesk.fromHelp"),
              required: true,
              maxLength: 1000,
            },
            {
              kind: "line",
              name: "to",
              label: t("orderDesk.to"),
              help: t("orderDesk.toHelp"),
              maxLength: 1000,
            },
            {
              kind: "choice",
              name: "status",
              label: t("orderDesk.answer"),
              value: "301",
              options: (["301", "302", "410"] as const).map((value) => ({
                value,
                label: t(`orderDesk.status.${value}`),
              })),
            },
          ]}
        />
        <OrderForm
          id="csv"
          action={importCsv}
          title={t("orderDesk.import")}
          send={t("orderDesk.importSend")}
          fields={[
            {
              kind: "file",
              name: "file",
              label: t("orderDesk.importFile"),
              help: t("orderDesk.importFileHelp"),
              accept: ".csv,.txt,text/csv,text/plain",
            },
            {
              kind: "lines",
              name: "lines",
              label: t("orderDesk.importLines"),
              help: t("orderDesk.importLinesHelp"),
              rows: 5,
            },
          ]}
        />
      </div>
    </div>
  );
}
