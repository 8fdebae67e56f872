import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireAdmin } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { readCountingMarks } from "#db/counting-marks.ts";
import { LEAST_CHARACTERS } from "#lib/counting-marks.ts";
import { dateTime } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { giveMark, importMarks } from "./actions.ts";
import "../sections/order.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("vgwort.title") };
}

export default async function VgWortPage({ searchParams }: Props) {
  const admin = await requireAdmin(paths.adminVgWort());
  const query = await searchParams;
  const [{ t, site, calendar, now }, { free, used, lines, after }] = await Promise.all([
    readDesk(),
    readCountingMarks(admin, parseId(query.after)),
  ]);
  const year = now.getFullYear();
  return (
    <div className="page">
      <h1>{t("vgwort.title")}</h1>
      <p className="muted">{t("vgwort.intro", { least: LEAST_CHARACTERS })}</p>
      {query.done === "given" && (
        <p className="outcome" role="status">
          {t("vgwort.given")}
        </p>
      )}
      <p>
        {t("vgwort.stock", { free, used })}{" "}
        {t(site.settings.countingMarks ? "vgwort.automatic" : "vgwort.byHand")}{" "}
        {t(site.settings.countingPixel ? "vgwort.withPixel" : "vgwort.withoutPixel")}{" "}
        <Link href={paths.adminSettings("services")} prefetch={false}>
          {t("vgwort.toSettings")}
        </Link>
      </p>
      <p className="buttons">
        {[year, year - 1].map((of) => (
          <a key={of} className="button" href={paths.adminVgWortReport(of)} download>
            {t("vgwort.report", { year: `${of}` })}
          </a>
        ))}
      </p>
      <div className="columns">
        <div>
          <h2>{t("vgwort.marked")}</h2>
          {lines.length === 0 ? (
            <p className="empty">{t("vgwort.none")}</p>
          ) : (
            <ul className="stacked">
              {lines.map(({ markId, articleId, title, characters, publicCode, assignedAt }) => (
                <li key={markId}>
                  <Link href={paths.adminArticle({ id: articleId })} prefetch={false}>
                    {title}
                  </Link>
                  <p className="muted">
                    {t("vgwort.line", { characters, time: dateTime(new Date(assignedAt), calendar) })}{" "}
                    <code>{publicCode}</code>
                  </p>
                </li>
              ))}
            </ul>
          )}
          {after && (
            <p>
              <Link href={paths.adminVgWort({ after: `${after}` })} prefetch={false}>
                {t("vgwort.more")}
              </Link>
            </p>
          )}
        </div>
        <div>
          <OrderForm
            id="import"
            action={importMarks}
            title={t("vgwort.import")}
            send={t("vgwort.take")}
            fields={[
              {
                kind: "file",
                name: "file",
                label: t("vgwort.fileLabel"),
                help: t("vgwort.fileHelp"),
                accept: ".csv,text/csv",
              },
            ]}
          />
          <OrderForm
            id="give"
            action={giveMark}
            title={t("vgwort.give")}
            send={t("vgwort.giveSend")}
            fields={[
              {
                kind: "line",
                name: "article",
                label: t("vgwort.article"),
                help: t("vgwort.articleHelp"),
                required: true,
                maxLength: 20,
              },
            ]}
          />
        </div>
      </div>
    </div>
  );
}
