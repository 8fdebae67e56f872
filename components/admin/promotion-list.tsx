import Link from "next/link";
import type { PromotionRow } from "#db/promotion-desk.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import type { PromotionKind } from "#lib/promotion-input.ts";

/** A row with its times in words. `isPaid`: labelled for readers, whoever said so. */
export type ListedPromotion = PromotionRow & { when: string; isPaid: boolean };

type Props = {
  t: Translate;
  kind: PromotionKind;
  rows: ListedPromotion[];
  ended: boolean;
  actions: Record<"end" | "resume" | "move", (form: FormData) => Promise<void>>;
};

/** Promo links, job ads, books or banners, in the order in which readers see them. */
export function PromotionList({ t, kind, rows, ended, actions }: Props) {
  if (rows.length === 0)
    return <p className="empty">{t(ended ? "promotionDesk.noEnded" : "promotionDesk.noCurrent")}</p>;
  return (
    <ul className="promotion-list">
      {rows.map((row, index) => (
        <li key={row.id} className="promotion-row">
          {row.picture?.src && <img src={row.picture.src} alt="" className="promotion-picture" />}
          <div className="promotion-words">
            <h2>{row.line}</h2>
            {row.detail && <p className="help">{row.detail}</p>}
            {row.href && <p className="help promotion-href">{row.href}</p>}
            <p className="tags">
              {row.isPaid && <span className="tag">{t("promotionDesk.paid")}</span>}
              <span>{where(t, row)}</span>
              {row.when && <span>{row.when}</span>}
              {row.isFetched && <span>{t("promotionDesk.fromFeed")}</span>}
            </p>
          </div>
          <div className="promotion-buttons">
            {!ended && kind !== "banners" && (
              <form action={actions.move}>
                <Which kind={kind} id={row.id} />
                {index > 0 && (
                  <button name="by" value="-1" type="submit" aria-label={t("promotionDesk.up", name(row))}>
                    ↑
                  </button>
                )}
                {index < rows.length - 1 && (
                  <button name="by" value="1" type="submit" aria-label={t("promotionDesk.down", name(row))}>
                    ↓
                  </button>
                )}
              </form>
            )}
            {!row.isFetched && (
              <Link
                className="button"
                href={`${paths.adminPromotionKind(kind, { edit: `${row.id}` })}#form`}
                prefetch={false}
                aria-label={t("promotionDesk.editLabel", name(row))}
              >
                {t("promotionDesk.edit")}
              </Link>
            )}
            <form action={ended ? actions.resume : actions.end}>
              <Which kind={kind} id={row.id} />
              <button
                type="submit"
                aria-label={t(ended ? "promotionDesk.resumeLabel" : "promotionDesk.endLabel", name(row))}
              >
                {t(ended ? "promotionDesk.resume" : "promotionDesk.end")}
              </button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  );
}

const name = ({ line }: PromotionRow) => ({ name: line });

const where = (t: Translate, { section, topic }: PromotionRow): string =>
  [section?.name, topic].filter(Boolean).join(" · ") || t("promotionDesk.everywhere");

export function Which({ kind, id }: { kind: PromotionKind; id: number }) {
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
    </>
  );
}
