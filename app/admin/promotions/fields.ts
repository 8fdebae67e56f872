import type { PromotionField } from "#components/admin/promotion-types.ts";
import type { PromotionRow } from "#db/promotion-desk.ts";
import type { Calendar } from "#lib/dates.ts";
import type { Messages, Translate } from "#lib/i18n.ts";
import { localField } from "#lib/local-moment.ts";
import { CURRENCIES, type PromotionKind } from "#lib/promotion-input.ts";

type Form = Messages["promotionDesk"]["form"];
type Word = Extract<{ [Key in keyof Form]: Form[Key] extends string ? Key : never }[keyof Form], string>;

type Shown = {
  t: Translate;
  calendar: Calendar;
  now: Date;
  /** What is being changed; null for something new. */
  row: PromotionRow | null;
  sections: { id: number; name: string }[];
  topics: string[];
};

/** A job that somebody enters is looked for as long, in days, unless they say otherwise. */
const JOB_DAYS = 30;
const DAY_MS = 86_400_000;

/** The fields of a kind's form, filled with what is being changed. */
export function promotionFields(kind: PromotionKind, shown: Shown): PromotionField[] {
  const { t, row } = shown;
  const stored = (name: string) => `${row?.fields[name] ?? ""}`;
  const words = (label: Word, help: Word) => ({
    label: t(`promotionDesk.form.${label}`),
    help: t(`promotionDesk.form.${help}`),
  });
  const line = (name: string, label: Word, { help = `${label}Help` as Word, required = false } = {}) =>
    ({ as: "line", name, ...words(label, help), value: stored(name), required }) as const;
  const picture = (name: string, label: Word) =>
    ({
      as: "picture",
      name,
      ...words(label, `${label}Help` as Word),
      value: row?.picture ? `${row.picture.id}` : "",
      picked: row?.picture ?? null,
    }) as const;
  const href = line("href", "href", { required: true });
  const own: Record<PromotionKind, () => PromotionField[]> = {
    links: () => [line("text", "text", { required: true }), href],
    jobs: () => [
      line("title", "jobTitle", { required: true }),
      line("employer", "employer"),
      line("place", "place"),
      href,
    ],
    books: () => [
      line("isbn", "isbn"),
      line("title", "bookTitle", { required: true }),
      line("author", "author"),
      line("publisher", "publisher"),
      line("year", "year"),
      { ...line("blurb", "blurb"), as: "lines" },
      line("href", "href", { help: "hrefOptionalHelp" }),
      picture("coverId", "cover"),
      {
        ...line("price", "price"),
        value: stored("price").replace(".", shown.calendar.locale === "de" ? "," : "."),
      },
      {
        as: "choice",
        name: "currency",
        ...words("currency", "currencyHelp"),
        value: stored("currency") || CURRENCIES[0],
        choices: CURRENCIES.map((value) => ({ value, label: value })),
      },
      { ...line("priceDate", "priceDate"), as: "day" },
    ],
    banners: () => [line("name", "name", { required: true }), href, picture("mediaId", "picture")],
  };
  return [...own[kind](), ...placementFields(kind, shown)];
}

function placementFields(
  kind: PromotionKind,
  { t, calendar, now, row, sections, topics }: Shown,
): PromotionField[] {
  const day = (at: string | Date | null | undefined) =>
    at ? localField(new Date(at), calendar.timeZone).slice(0, 10) : "";
  const isJob = kind === "jobs";
  const end = row ? row.endsAt : isJob ? new Date(now.getTime() + JOB_DAYS * DAY_MS) : null;
  const fields: PromotionField[] = [
    {
      as: "choice",
      name: "sectionId",
      label: t("promotionDesk.form.section"),
      help: t("promotionDesk.form.sectionHelp"),
      value: row?.section ? `${row.section.id}` : "",
      choices: [
        { value: "", label: t("promotionDesk.everywhere") },
        ...sections.map(({ id, name }) => ({ value: `${id}`, label: name })),
      ],
    },
    {
      as: "suggested",
      name: "topic",
      label: t("promotionDesk.form.topic"),
      help: t("promotionDesk.form.topicHelp"),
      value: row?.topic ?? "",
      suggestions: topics,
    },
    {
      as: "day",
      name: "startsAt",
      label: t("promotionDesk.form.startsAt"),
      help: t("promotionDesk.form.startsAtHelp"),
      value: day(row?.startsAt),
    },
    {
      as: "day",
      name: "endsAt",
      label: t("promotionDesk.form.endsAt"),
      help: t(isJob ? "promotionDesk.form.endsAtJobHelp" : "promotionDesk.form.endsAtHelp"),
      value: day(end),
      required: isJob,
    },
  ];
  // A banner is an advertisement, whatever anyone says.
  if (kind === "banners") return fields;
  return [
    ...fields,
    {
      as: "check",
      name: "paid",
      label: t("promotionDesk.form.paid"),
      help: t("promotionDesk.form.paidHelp"),
      value: row?.paid ? "1" : "",
    },
  ];
}

/** The fields with which a feed of job ads is entered. */
export function feedFields({ t, sections }: Pick<Shown, "t" | "sections">): PromotionField[] {
  return [
    {
      as: "line",
      name: "url",
      label: t("promotionDesk.feeds.url"),
      help: t("promotionDesk.feeds.urlHelp"),
      value: "",
      required: true,
    },
    {
      as: "choice",
      name: "feedSection",
      label: t("promotionDesk.form.section"),
      help: t("promotionDesk.form.sectionHelp"),
      value: "",
      choices: [
        { value: "", label: t("promotionDesk.everywhere") },
        ...sections.map(({ id, name }) => ({ value: `${id}`, label: name })),
      ],
    },
    {
      as: "check",
      name: "feedPaid",
      label: t("promotionDesk.feeds.paid"),
      help: t("promotionDesk.feeds.paidHelp"),
      value: "",
    },
  ];
}
