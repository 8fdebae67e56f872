import { z } from "zod";
import { ROLES } from "#lib/capabilities.ts";
import { parseEmail } from "#lib/email-address.ts";
import { logoFile } from "#lib/logo-file.ts";
import { menu } from "#lib/menu.ts";

/** A hostname such as "amazon.de"; a link to it or to a subdomain counts. */
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9.-]+$/);

const jobFeed = z.object({
  url: z.url({ protocol: /^https?$/ }).max(500),
  /** null: everywhere. */
  sectionId: z.number().int().positive().nullable(),
  paid: z.boolean(),
});

/** An address of the web or none: a link that runs a script is no address. */
const webAddress = z
  .string()
  .trim()
  .max(500)
  .refine((value) => value === "" || (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)));

/** Where pings are sent: encrypted, to a host that is named without a password. */
const httpsAddress = z
  .string()
  .trim()
  .max(500)
  .refine((value) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    return url?.protocol === "https:" && url.username === "" && url.password === "" && url.hash === "";
  });

/** "affid", or "amazon:tag" at a host of that name. */
const queryName = z
  .string()
  .trim()
  .regex(/^[^\s&=#?]{1,80}$/);

/** More lines than that nobody looks through, and every link of every page is held against them. */
const MOST_LINES = 500;

/** A line of the imprint. */
const legalLine = z
  .string()
  .trim()
  .max(200)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a line must not hold
  .regex(/^[^\u0000-\u001f\u007f]*$/)
  .normalize("NFC")
  .default("");

/** A zone that this Node knows; any other would throw wherever a date is shown. */
function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/**
 * The house's settings: one row per top-level name in the table `settings`, each with a default, so a
 * portal runs before anyone has set anything.
 */
export const siteSettings = z.object({
  /** Empty: SITE_NAME from the environment. */
  name: z.string().trim().max(80).default(""),
  tagline: z.string().trim().max(160).default(""),
  /** Short form in a dateline: "BERLIN (DEPESCHE) –". Empty: the name. */
  datelineSource: z.string().trim().max(40).default(""),
  city: z.string().trim().max(60).default(""),
  /** The language of the pages, the newsroom and the mails; "auto": SITE_LOCALE from the environment. */
  locale: z.enum(["auto", "de", "en"]).default("auto"),
  timeZone: z.string().refine(isTimeZone).default("Europe/Berlin"),
  /** How readers are spoken to in German. */
  address: z.enum(["formal", "informal"]).default("formal"),
  /** Who of the newsroom signs in with a second factor, and sets one up if they have none (E3). */
  secondFactorRoles: z.array(z.enum(ROLES)).default(["admin"]),
  /** Hue of the accent in OKLCH degrees; lightness and chroma are the design's, so contrast holds. */
  accentHue: z.number().min(0).max(360).default(27),
  /** Stands in the masthead in place of the name's letters; null: the letters. */
  logo: logoFile.nullable().default(null),
  /** The same for dark screens; null: the one above. */
  logoDark: logoFile.nullable().default(null),
  /** What the logo says. Empty: the name. */
  logoAlt: z.string().trim().max(120).default(""),
  contactEmail: z
    .string()
    .trim()
    .refine((value) => value === "" || parseEmail(value) !== null)
    .default(""),
  /** Who publishes, as the imprint has to say (DDG § 5, MStV § 18). */
  legalName: legalLine,
  legalStreet: legalLine,
  /** Postal code and town. */
  legalPlace: legalLine,
  legalCountry: legalLine,
  legalRepresentative: legalLine,
  legalPhone: legalLine,
  /** Court and number: "Amtsgericht Musterstadt, HRB 1234". */
  legalRegister: legalLine,
  legalVatId: legalLine,
  /** Name and address of who answers for the content (MStV § 18, 2). */
  legalResponsible: legalLine,
  googleNewsUrl: webAddress.default(""),
  bingNewsUrl: webAddress.default(""),
  /** Offer Google's "preferred source" link for this portal's domain. */
  preferredSource: z.boolean().default(true),
  supportUrl: webAddress.default(""),
  /** Whether a text that is long enough gets one of VG WORT's marks when it is published (N9). */
  countingMarks: z.boolean().default(false),
  /** Whether pages show the marks: a request to VG WORT's servers for every reading. */
  countingPixel: z.boolean().default(false),
  /** Whether other houses are asked if they still have what texts link to (L6). */
  checkForeignLinks: z.boolean().default(false),
  /** Hubs that carry the feeds on (W3C WebSub): each is told of every feed that changes. */
  webSubHubs: z.array(httpsAddress).max(5).default([]),
  /** Whether search engines are told of what appears, changes or goes (indexnow.org). */
  indexNow: z.boolean().default(false),
  /** Which of them is told; it tells the others. */
  indexNowUrl: httpsAddress.default("https://api.indexnow.org/indexnow"),
  /** Links to these are paid for: labelled "Anzeige" wherever they are shown (rule AD). */
  paidDomains: z.array(domain).max(MOST_LINES).default([]),
  /** Query names that mark an affiliate link wherever it leads, or, as "amazon:tag", at a host of that name. */
  paidParams: z
    .array(queryName)
    .max(MOST_LINES)
    .default(["affid", "affiliate", "amazon:tag", "awc", "wmid", "zanpid"]),
  /** Feeds of job ads, fetched every hour. `paid`: their ads are advertisements. */
  jobFeeds: z.array(jobFeed).max(20).default([]),
  /** Links of the house's own: in the header instead of the sections, in the footer before the pages. */
  menu: menu.default([]),
  /** Text of /ads.txt (IAB, ads.txt 1.1); empty: there is none. */
  adsTxt: z.string().max(20_000).default(""),
  /** Whether programs may fetch texts to train language models on them (L9). */
  aiTraining: z.boolean().default(true),
  /** Whether programs may look texts up to answer somebody's question with them. */
  aiAnswers: z.boolean().default(true),
  /** Whether the rights in text and data mining are reserved, for machines to read (lib/tdm.ts). */
  tdmReservation: z.boolean().default(false),
  /** Where the terms stand under which texts may be mined. */
  tdmPolicyUrl: webAddress.default(""),
  /** Address or page for whoever finds a hole; empty: the contact address. */
  securityContact: z
    .string()
    .trim()
    .refine((value) => value === "" || parseEmail(value) !== null || webAddress.safeParse(value).success)
    .default(""),
  /** Topics with fewer live articles are kept out of search engines (B3). */
  thinTopicBelow: z.number().int().min(0).max(1000).default(3),
  /** Days after an article's publication for which it may be commented on; 0 for ever (D16). */
  commentDays: z.number().int().min(0).max(3650).default(60),
  /** Whether somebody whose comment waits is told so by mail as well. */
  pendingMails: z.boolean().default(false),
  /** Days after which an article says how old it is (A6). */
  ageNoticeDays: z.number().int().min(0).max(36500).default(365),
});

export type SiteSettings = z.infer<typeof siteSettings>;

/** Whole settings from the rows that exist. A row that no longer fits its shape falls back to its default. */
export function parseSettings(rows: { name: string; value: unknown }[]): SiteSettings {
  const known = Object.keys(siteSettings.shape);
  const valid = rows.filter(({ name, value }) => {
    const shape = siteSettings.shape[name as keyof typeof siteSettings.shape];
    return known.includes(name) && shape.safeParse(value).success;
  });
  return siteSettings.parse(Object.fromEntries(valid.map(({ name, value }) => [name, value])));
}
