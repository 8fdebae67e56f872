import Link from "next/link";
import { type Calendar, longDate } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { PictureLine } from "#lib/media-desk.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; calendar: Calendar; lines: readonly PictureLine[] };

/** Pictures side by side, each with what it is called, who it is by, and what is amiss with it. */
export function MediaGrid({ t, calendar, lines }: Props) {
  return (
    <ul className="media-grid">
      {lines.map((line) => (
        <li key={line.id}>
          <Link href={paths.adminPicture(line)} prefetch={false}>
            <span className="thumb">
              {line.src ? (
                <img src={line.src} alt="" loading="lazy" decoding="async" />
              ) : (
                t("mediaDesk.noFile")
              )}
            </span>
            <b>{line.alt || line.name || t("mediaDesk.nameless")}</b>
          </Link>
          <span className="muted">{line.credit || t("mediaDesk.noCredit")}</span>
          <MediaTags t={t} calendar={calendar} line={line} />
        </li>
      ))}
    </ul>
  );
}

function MediaTags({ t, calendar, line }: Omit<Props, "lines"> & { line: PictureLine }) {
  const { isIncomplete, isExpired, rightsExpireAt } = line;
  if (!isIncomplete && !rightsExpireAt) return null;
  return (
    <span className="tags">
      {isIncomplete && <span className="tag">{t("mediaDesk.incomplete")}</span>}
      {rightsExpireAt && (
        <span className={isExpired ? "tag is-bad" : "tag"}>
          {isExpired
            ? t("mediaDesk.expired")
            : t("mediaDesk.rightsUntil", { date: longDate(new Date(rightsExpireAt), calendar) })}
        </span>
      )}
    </span>
  );
}
