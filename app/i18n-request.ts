import { getRequestConfig } from "next-intl/server";
import { readSite } from "#app/reads.ts";
import { messagesFor } from "#lib/i18n.ts";

/** One language per portal, from the operator; how it speaks to readers and its zone, from the newsroom. */
export default getRequestConfig(async () => {
  const { locale, settings } = await readSite();
  return {
    locale,
    messages: messagesFor(locale, settings.address),
    timeZone: settings.timeZone,
    now: new Date(),
  };
});
