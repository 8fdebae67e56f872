import { absolute, paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

/** Whoever finds something after so many days looks for a newer one (RFC 9116 §2.5.5: less than a year). */
const VALID_DAYS = 180;
const DAY = 86_400_000;

/** Written anew once a day, so that it does not expire; in milliseconds. */
export const SECURITY_TXT_HOLDS_MS = DAY;

/** Where whoever finds a hole says so (RFC 9116). @returns null while the house names no contact */
export function securityTxt(site: Site, now: Date): string | null {
  const { securityContact, contactEmail } = site.settings;
  const contact = securityContact || contactEmail;
  if (contact === "") return null;
  const expires = new Date(Math.floor(now.getTime() / DAY) * DAY + VALID_DAYS * DAY);
  return [
    `Contact: ${contact.startsWith("https://") ? contact : `mailto:${contact}`}`,
    `Expires: ${expires.toISOString().replace(".000", "")}`,
    `Preferred-Languages: ${site.locale === "de" ? "de, en" : "en, de"}`,
    `Canonical: ${absolute(site.url, paths.securityTxt())}`,
    "",
  ].join("\n");
}
