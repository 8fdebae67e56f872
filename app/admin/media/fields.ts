import { localDay } from "#lib/dates.ts";
import type { DeskPictureDetail } from "#lib/media-desk.ts";

const percent = (share: number) => `${Math.round(share * 1000) / 10}`;

/** What stands in the fields of a picture's form. */
export const pictureFields = (picture: DeskPictureDetail, timeZone: string) => ({
  alt: picture.alt,
  caption: picture.caption,
  credit: picture.credit,
  licence: picture.licence,
  licenceUrl: picture.licenceUrl,
  rightsExpireOn: dayField(picture.rightsExpireAt, timeZone),
  aiUse: picture.aiUse,
  folder: picture.folder,
  focalX: percent(picture.focalX),
  focalY: percent(picture.focalY),
});

function dayField(iso: string | null, timeZone: string): string {
  if (!iso) return "";
  const { year, month, day } = localDay(new Date(iso), timeZone);
  return `${`${year}`.padStart(4, "0")}-${`${month}`.padStart(2, "0")}-${`${day}`.padStart(2, "0")}`;
}
