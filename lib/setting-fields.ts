import { STAFF_ROLES } from "#lib/capabilities.ts";
import type { SiteSettings } from "#lib/settings.ts";

/** How a setting is asked for in a form. */
export type SettingField =
  | { kind: "line"; type?: "email" | "url" }
  | { kind: "number"; max: number }
  | { kind: "hue" }
  | { kind: "lines" }
  | { kind: "zone" }
  | { kind: "logo"; dark: boolean }
  | { kind: "switch" }
  | { kind: "choice"; options: readonly string[] }
  | { kind: "choices"; options: readonly string[] };

const line: SettingField = { kind: "line" };
const url: SettingField = { kind: "line", type: "url" };

/** The desk's parts, one form each, and the settings on them in the order in which they are asked. */
export const SETTING_PARTS = {
  general: {
    name: line,
    tagline: line,
    city: line,
    datelineSource: line,
    locale: { kind: "choice", options: ["auto", "de", "en"] },
    timeZone: { kind: "zone" },
    address: { kind: "choice", options: ["formal", "informal"] },
    ageNoticeDays: { kind: "number", max: 36500 },
    thinTopicBelow: { kind: "number", max: 1000 },
  },
  look: {
    accentHue: { kind: "hue" },
    logo: { kind: "logo", dark: false },
    logoDark: { kind: "logo", dark: true },
    logoAlt: line,
  },
  discussion: { commentDays: { kind: "number", max: 3650 }, pendingMails: { kind: "switch" } },
  contact: {
    contactEmail: { kind: "line", type: "email" },
    legalName: line,
    legalStreet: line,
    legalPlace: line,
    legalCountry: line,
    legalRepresentative: line,
    legalPhone: line,
    legalRegister: line,
    legalVatId: line,
    legalResponsible: line,
  },
  services: {
    googleNewsUrl: url,
    bingNewsUrl: url,
    preferredSource: { kind: "switch" },
    supportUrl: url,
    countingMarks: { kind: "switch" },
    countingPixel: { kind: "switch" },
    checkForeignLinks: { kind: "switch" },
    webSubHubs: { kind: "lines" },
    indexNow: { kind: "switch" },
    indexNowUrl: url,
  },
  ads: { paidDomains: { kind: "lines" }, paidParams: { kind: "lines" } },
  crawlers: {
    aiTraining: { kind: "switch" },
    aiAnswers: { kind: "switch" },
    tdmReservation: { kind: "switch" },
    tdmPolicyUrl: url,
  },
  security: { securityContact: line, secondFactorRoles: { kind: "choices", options: STAFF_ROLES } },
} as const satisfies Record<string, Partial<Record<keyof SiteSettings, SettingField>>>;

/** Settings that other desks ask for. */
export const SET_ELSEWHERE: readonly string[] = ["jobFeeds", "adsTxt", "menu"];

export type SettingPart = keyof typeof SETTING_PARTS;
type NamesOf<Part> = Part extends SettingPart ? keyof (typeof SETTING_PARTS)[Part] : never;
export type SettingName = NamesOf<SettingPart>;

export const SETTING_PART_NAMES = Object.keys(SETTING_PARTS) as SettingPart[];

/** The fields of a part, with their names. */
export const fieldsOf = (part: SettingPart): [SettingName, SettingField][] =>
  Object.entries(SETTING_PARTS[part]) as [SettingName, SettingField][];

/** What a form's texts for one name mean; whether it fits is said by lib/settings.ts. */
export function readSetting(field: SettingField, texts: readonly string[]): unknown {
  const [first = ""] = texts;
  switch (field.kind) {
    case "number":
    case "hue":
      return first.trim() === "" ? null : Number(first);
    case "logo":
      return parseJson(first);
    case "switch":
      return first === "on";
    case "lines":
      return [...new Set(first.split("\n").flatMap((text) => text.trim() || []))];
    case "choices":
      return field.options.filter((option) => texts.includes(option));
    default:
      return first;
  }
}

/** null for no text; what is none of ours fits no setting. */
function parseJson(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

/** The same the other way round: a setting as a form's texts. */
export function textsOf(field: SettingField, value: unknown): string[] {
  if (field.kind === "switch") return value === true ? ["on"] : [];
  if (field.kind === "logo") return [value ? JSON.stringify(value) : ""];
  if (field.kind === "lines") return [(value as string[]).join("\n")];
  return Array.isArray(value) ? value.map(String) : [String(value ?? "")];
}
