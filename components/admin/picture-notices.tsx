import { fileText } from "#components/admin/media-texts.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { DeskPictureDetail } from "#lib/media-desk.ts";

type Props = { t: Translate; calendar: Calendar; picture: DeskPictureDetail; done: string };

/** Google's article pictures are at least so wide, in pixels. */
const SHARE_WIDTH = 1200;
const DONE = ["saved", "deleted", "restored"] as const;

/** What a picture is, what was done with it just now, and what is amiss. */
export function PictureNotices({ t, calendar, picture, done }: Props) {
  const { width, uploadedBy, createdAt, replacedAt, isExpired, deletedAt } = picture;
  const when = (iso: string) => dateTime(new Date(iso), calendar);
  const said = DONE.find((one) => one === done);
  return (
    <>
      {said && (
        <p className="outcome" role="status">
          {t(`mediaDesk.done.${said}`)}
        </p>
      )}
      <p className="muted">
        {[
          picture.name,
          fileText(t, picture),
          uploadedBy?.name
            ? t("mediaDesk.addedBy", { name: uploadedBy.name, time: when(createdAt) })
            : t("mediaDesk.imported", { time: when(createdAt) }),
          replacedAt && t("mediaDesk.replacedAt", { time: when(replacedAt) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {picture.crops.length > 0 && (
        <p className="muted">
          {t("mediaDesk.crops", {
            crops: picture.crops
              .map(({ shape, width, height }) => `${shape} (${width} × ${height})`)
              .join(", "),
          })}
        </p>
      )}
      {picture.manifest && (
        <p className="muted">
          {t("mediaDesk.hasManifest")} <a href={picture.manifest}>{t("mediaDesk.manifest")}</a>
        </p>
      )}
      {deletedAt && <p className="foreign">{t("mediaDesk.isDeleted", { time: when(deletedAt) })}</p>}
      {isExpired && !deletedAt && <p className="foreign">{t("mediaDesk.isExpired")}</p>}
      {picture.src === null && <p className="foreign">{t("mediaDesk.isMissing")}</p>}
      {width !== null && width < SHARE_WIDTH && !deletedAt && (
        <p className="foreign">{t("mediaDesk.isSmall", { width })}</p>
      )}
    </>
  );
}
