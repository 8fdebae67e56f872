import { endOfDay } from "#lib/dates.ts";
import { asTyped } from "#lib/form.ts";
import { Refusal } from "#lib/refusal.ts";

export const PICTURE_AI_USES = ["none", "assist", "image"] as const;
export type PictureAiUse = (typeof PICTURE_AI_USES)[number];

/** What is said about a picture. */
export type PictureWords = {
  alt: string;
  caption: string;
  credit: string;
  licence: string;
  licenceUrl: string;
  rightsExpireAt: Date | null;
  aiUse: PictureAiUse;
  folder: string;
  /** 0…1 from the left and from the top. */
  focalX: number;
  focalY: number;
};

const LONGEST_LINE = 400;
const LONGEST_TEXT = 2000;
const LONGEST_FOLDER = 80;

/**
 * What a form says of a picture.
 * @param field texts by name; the focal point in percent, the end of rights as a day of the portal's calendar
 * @throws Refusal alt-missing, credit-missing, licence-missing, text-too-long, address-malformed, day-malformed, point-malformed
 */
export function parsePictureWords(field: (name: string) => string, timeZone: string): PictureWords {
  const line = (name: string, most = LONGEST_LINE) => {
    const text = asTyped(field(name)).replace(/\s+/g, " ").trim();
    if (text.length > most) throw new Refusal("text-too-long", name);
    return text;
  };
  const words = {
    alt: line("alt", LONGEST_TEXT),
    caption: line("caption", LONGEST_TEXT),
    credit: line("credit"),
    licence: line("licence"),
    licenceUrl: line("licenceUrl"),
    folder: folderName(line("folder", LONGEST_FOLDER)),
  };
  if (!words.alt) throw new Refusal("alt-missing", "no alt");
  if (!words.credit) throw new Refusal("credit-missing", "no credit");
  if (!words.licence) throw new Refusal("licence-missing", "no licence");
  if (words.licenceUrl && !isWebAddress(words.licenceUrl))
    throw new Refusal("address-malformed", words.licenceUrl);
  const day = field("rightsExpireOn").trim();
  const rightsExpireAt = day === "" ? null : endOfDay(day, timeZone);
  if (day !== "" && !rightsExpireAt) throw new Refusal("day-malformed", day);
  return {
    ...words,
    rightsExpireAt,
    aiUse: PICTURE_AI_USES.find((use) => use === field("aiUse")) ?? "none",
    focalX: share(field("focalX")),
    focalY: share(field("focalY")),
  };
}

/** "Kultur / Bühne" and "Kultur/Bühne/" are the same folder. */
export const folderName = (typed: string): string =>
  typed
    .split("/")
    .map((part) => part.trim())
    .filter(Boolean)
    .join("/");

const isWebAddress = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text);

/** Percent, with comma or point; nothing typed is the middle. */
function share(typed: string): number {
  if (typed.trim() === "") return 0.5;
  const percent = Number(typed.trim().replace(",", "."));
  if (!(percent >= 0 && percent <= 100)) throw new Refusal("point-malformed", typed);
  return percent / 100;
}
