import type { PictureAiUse } from "#lib/picture-words.ts";

/** A picture in the library's grid. `rightsExpireAt` is ISO 8601. */
export type PictureLine = {
  id: number;
  src: string | null;
  alt: string;
  credit: string;
  name: string;
  width: number | null;
  height: number | null;
  isIncomplete: boolean;
  rightsExpireAt: string | null;
  isExpired: boolean;
};

/** What a dialog offers to choose from. */
export type PickablePicture = Pick<PictureLine, "id" | "src" | "alt" | "credit" | "width" | "height">;

/** Where a picture is used. `title` is null for what whoever asks may not read. */
export type PictureUse = {
  kind: "article" | "page" | "author" | "book" | "banner";
  id: number;
  title: string | null;
};

/** Everything about a picture. */
export type DeskPictureDetail = {
  id: number;
  name: string;
  mimeType: string;
  bytes: number | null;
  width: number | null;
  height: number | null;
  src: string | null;
  preview: { src: string; width: number; height: number } | null;
  alt: string;
  caption: string;
  credit: string;
  licence: string;
  licenceUrl: string;
  rightsExpireAt: string | null;
  isExpired: boolean;
  aiUse: PictureAiUse | "draft" | "translation";
  folder: string;
  focalX: number;
  focalY: number;
  /** JPEGs for services, in shapes of theirs. */
  crops: { shape: string; width: number; height: number }[];
  /** Address of the C2PA manifest that came with it. */
  manifest: string | null;
  /** Counts the changes. */
  version: number;
  createdAt: string;
  replacedAt: string | null;
  deletedAt: string | null;
  uploadedBy: { id: number; name: string | null } | null;
  /** Of many, the first. */
  uses: PictureUse[];
};

export const PICTURE_VIEWS = ["all", "incomplete", "expiring"] as const;
export type PictureView = (typeof PICTURE_VIEWS)[number];

export type PictureFilter = {
  words: string;
  folder: string;
  view: PictureView;
  /** Where the page before ended: its last picture, and for "expiring" when its rights end. */
  after: { id: number; moment: string | null } | null;
};

export const PICTURES_PAGE = 48;
/** Rights that end within so many days are on the list of those that do. */
export const EXPIRING_DAYS = 30;
const LONGEST_SEARCH = 120;
const LONGEST_FOLDER = 80;

type Query = Record<string, string | string[] | undefined>;
const first = (given: string | string[] | undefined) => ([given].flat()[0] ?? "").trim();

/** An address' names; whatever is unknown means "all". */
export function parsePictureFilter(query: Query): PictureFilter {
  const [, id, moment] = /^(\d{1,15})(?: ([\d\-: .+]{10,40}))?$/.exec(first(query.after)) ?? [];
  const isMoment = moment === undefined || !Number.isNaN(Date.parse(moment));
  return {
    words: first(query.q).normalize("NFC").slice(0, LONGEST_SEARCH),
    folder: first(query.folder).normalize("NFC").slice(0, LONGEST_FOLDER),
    view: PICTURE_VIEWS.find((view) => view === first(query.view)) ?? "all",
    after: id && isMoment ? { id: Number(id), moment: moment ?? null } : null,
  };
}

/** The names of an address that mean this filter; a new filter begins at its first page. */
export function pictureQuery({ words, folder, view }: Omit<PictureFilter, "after">): Record<string, string> {
  return {
    ...(view === "all" ? {} : { view }),
    ...(folder ? { folder } : {}),
    ...(words ? { q: words } : {}),
  };
}
