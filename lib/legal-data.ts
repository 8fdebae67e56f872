import type { SiteSettings } from "#lib/settings.ts";

type LegalSettings = Pick<
  SiteSettings,
  | "legalName"
  | "legalStreet"
  | "legalPlace"
  | "legalCountry"
  | "legalRepresentative"
  | "legalPhone"
  | "legalRegister"
  | "legalVatId"
  | "legalResponsible"
  | "contactEmail"
>;

/** What the imprint lists, in its order. */
export const LEGAL_LINES = [
  "publisher",
  "representative",
  "contact",
  "register",
  "vatId",
  "responsible",
] as const;
export type LegalLine = (typeof LEGAL_LINES)[number];

/** The lines of the imprint that are set, each in one or more rows; none as long as nobody has said who publishes. */
export function legalLines(settings: LegalSettings): { line: LegalLine; rows: string[] }[] {
  if (settings.legalName === "") return [];
  const rows: Record<LegalLine, string[]> = {
    publisher: [settings.legalName, settings.legalStreet, settings.legalPlace, settings.legalCountry],
    representative: [settings.legalRepresentative],
    contact: [settings.legalPhone, settings.contactEmail],
    register: [settings.legalRegister],
    vatId: [settings.legalVatId],
    responsible: [settings.legalResponsible],
  };
  return LEGAL_LINES.map((line) => ({ line, rows: rows[line].filter((row) => row !== "") })).filter(
    ({ rows }) => rows.length > 0,
  );
}

/**
 * What an imprint needs and has not: name, address, a way to write or call, and who answers for the content
 * (DDG § 5, 1; MStV § 18, 2). Whether a register or a VAT number belongs there depends on the house.
 */
export function missingLegalData(settings: LegalSettings): LegalLine[] {
  const { legalName, legalStreet, legalPlace, legalPhone, contactEmail, legalResponsible } = settings;
  const has: [LegalLine, boolean][] = [
    ["publisher", Boolean(legalName && legalStreet && legalPlace)],
    ["contact", Boolean(legalPhone || contactEmail)],
    ["responsible", legalResponsible !== ""],
  ];
  return has.filter(([, holds]) => !holds).map(([line]) => line);
}
