const formatters = new Map<string, Intl.NumberFormat>();

/** "24,00 €" · "€24.00". @param currency ISO 4217 */
export function money(amount: number, currency: string, locale: "de" | "en"): string {
  const key = `${locale} ${currency}`;
  // Making a formatter costs fifty times what using it costs.
  const made = formatters.get(key) ?? new Intl.NumberFormat(locale, { style: "currency", currency });
  formatters.set(key, made);
  return made.format(amount);
}
