import { IntlMessageFormat } from "intl-messageformat";
import { _createCache, _createIntlFormatters, createTranslator } from "use-intl/core";
import type { SiteSettings } from "#lib/settings.ts";
import type { Site } from "#lib/site.ts";
import de from "#messages/de.json" with { type: "json" };
import informal from "#messages/de-informal.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };

type Address = SiteSettings["address"];
type Texts = { [key: string]: string | Texts };
/** German is the language that every key is checked against. */
export type Messages = typeof de;

/**
 * All texts of the interface in one language.
 * @param address "informal" lays the few German texts that say "du" over the others
 */
export function messagesFor(locale: Site["locale"], address: Address = "formal"): Messages {
  if (locale === "en") return en;
  return address === "informal" ? (overlay(de, informal) as Messages) : de;
}

export type Translate = ReturnType<typeof makeTranslator>;

const made = new Map<string, Translate>();

/** The texts of reader pages, feeds, metadata and mail. Keys are checked by the compiler: t("feeds.comments"). */
export function translator(locale: Site["locale"], address: Address = "formal"): Translate {
  const key = `${locale} ${address}`;
  // One for all requests: it parses each of its messages once.
  const known = made.get(key) ?? makeTranslator(locale, address);
  made.set(key, known);
  return known;
}

type Formatters = NonNullable<Parameters<typeof createTranslator>[0]["_formatters"]>;

function makeTranslator(locale: Site["locale"], address: Address) {
  const parsed = new Map<unknown, IntlMessageFormat>();
  const formatters: Formatters = {
    ..._createIntlFormatters(_createCache()),
    // By its text: the key that use-intl would make anew at each call costs more than the whole formatting.
    getMessageFormat: (text, locales, formats, options) => {
      const known =
        parsed.get(text) ?? new IntlMessageFormat(text, locales, formats, { ...options, formatters });
      parsed.set(text, known);
      return known;
    },
  };
  return createTranslator({ locale, messages: messagesFor(locale, address), _formatters: formatters });
}

function overlay(under: Texts, over: Texts): Texts {
  const merged = { ...under };
  for (const [key, text] of Object.entries(over)) {
    const below = under[key];
    merged[key] = typeof text === "object" && typeof below === "object" ? overlay(below, text) : text;
  }
  return merged;
}
