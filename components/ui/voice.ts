import type { Calendar } from "#lib/dates.ts";
import { type Translate, translator } from "#lib/i18n.ts";
import type { Site } from "#lib/site.ts";

/** What a page is written in: its language and form of address, its zone, and the moment that is "now". */
type Voice = { t: Translate; calendar: Calendar; now: Date };

let voice: Voice | null = null;

/** Runs `write` in a portal's voice. Writing waits for nothing, so there is one voice at a time. */
export function inVoiceOf<T>({ locale, settings }: Site, write: () => T): T {
  const outer = voice;
  voice = {
    t: translator(locale, settings.address),
    calendar: { locale, timeZone: settings.timeZone },
    now: new Date(),
  };
  try {
    return write();
  } finally {
    voice = outer;
  }
}

/** The texts of the interface: `texts()("article.by")`. */
export const texts = () => spoken().t;

export const calendar = () => spoken().calendar;

export const now = () => spoken().now;

function spoken(): Voice {
  if (!voice) throw new Error("Components that speak are written by <AsHtml>.");
  return voice;
}
