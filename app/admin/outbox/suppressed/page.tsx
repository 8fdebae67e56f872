import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import { SuppressionTable } from "#components/admin/suppression-table.tsx";
import { listSuppressions, SUPPRESSIONS_PER_PAGE } from "#db/suppressions.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { lift, restore } from "./actions.ts";
import "../../system/system.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("houseDesk.suppressed.title") };
}

/** Longer than any address (RFC 5321 §4.5.3.1). */
const ADDRESS_CHARS = 320;

export default async function SuppressedPage({ searchParams }: Props) {
  const admin = await requireAdmin(paths.adminSuppressed());
  const { t, calendar } = await readDesk();
  const query = await searchParams;
  const address = typeof query.address === "string" ? query.address.trim().slice(0, ADDRESS_CHARS) : "";
  const before = parseId(query.before) ?? undefined;
  const lines = await listSuppressions(admin, { before, address });
  const last = lines.length === SUPPRESSIONS_PER_PAGE ? lines.at(-1)?.id : undefined;
  const lifted = parseId(query.lifted);
  return (
    <div className="page">
      <p>
        <Link href={paths.adminOutbox()} prefetch={false}>
          {t("rail.link.outbox")}
        </Link>
      </p>
      <h1>{t("houseDesk.suppressed.title")}</h1>
      <p className="muted">{t("houseDesk.suppressed.intro")}</p>
      {query.done === "suppressed" && (
        <p className="outcome" role="status">
          {t("houseDesk.suppressed.restored")}
        </p>
      )}
      {lifted && (
        <form className="outcome" action={restore}>
          <span role="status">{t("houseDesk.suppressed.lifted")}</span>
          <input type="hidden" name="id" value={lifted} />
          <button type="submit">{t("houseDesk.suppressed.undo")}</button>
        </form>
      )}
      {typeof query.problem === "string" && (
        <p className="outcome is-problem" role="alert">
          {await problemText(query.problem, "houseDesk")}
        </p>
      )}
      <search>
        <form className="narrow" action={paths.adminSuppressed()} method="get">
          <label>
            <span>{t("houseDesk.suppressed.address")}</span>
            <input
              type="search"
              name="address"
              inputMode="email"
              autoComplete="off"
              defaultValue={address}
              maxLength={ADDRESS_CHARS}
            />
          </label>
          <button type="submit">{t("houseDesk.suppressed.find")}</button>
        </form>
      </search>
      {lines.length === 0 ? (
        <p className="empty">
          {address ? t("houseDesk.suppressed.notThis", { address }) : t("houseDesk.suppressed.none")}
        </p>
      ) : (
        <SuppressionTable t={t} calendar={calendar} lines={lines} lift={lift} asked={address} />
      )}
      {last !== undefined && (
        <p>
          <Link className="button" href={paths.adminSuppressed({ before: `${last}` })} prefetch={false}>
            {t("houseDesk.suppressed.older")}
          </Link>
        </p>
      )}
    </div>
  );
}
