/** ISBN (ISO 2108): ten digits, the last possibly X, or thirteen beginning with 978 or 979. */

/** What was typed without hyphens and spaces, as ISBN-13; null where the check digit does not agree. */
export function normalizeIsbn(typed: string): string | null {
  const isbn = typed.replace(/^\s*ISBN(?:-1[03])?:?/i, "").replace(/[\s\u00ad\u2010-\u2015-]/g, "");
  if (/^\d{9}[\dXx]$/.test(isbn)) return isValidIsbn10(isbn) ? toIsbn13(isbn) : null;
  if (!/^97[89]\d{10}$/.test(isbn)) return null;
  return checkDigit13(isbn.slice(0, 12)) === isbn.at(-1) ? isbn : null;
}

/**
 * For people: "978-3-16148410-0" parts prefix, German-language group and check digit. Where the publisher's
 * part ends depends on a table that changes, so what is not known is not divided.
 */
export function formatIsbn(isbn13: string): string {
  const [, prefix, rest, check] = /^(97[89])(\d{9})(\d)$/.exec(isbn13) ?? [];
  if (!prefix || !rest || !check) return isbn13;
  // Groups of one digit in 978: English 0 and 1, French 2, German 3, Japanese 4, Russian 5, Chinese 7.
  const group = prefix === "978" && /^[0-57]/.test(rest) ? `${rest[0]}-${rest.slice(1)}` : rest;
  return `${prefix}-${group}-${check}`;
}

function isValidIsbn10(isbn: string): boolean {
  const sum = [...isbn].reduce((total, digit, place) => {
    return total + (10 - place) * (/x/i.test(digit) ? 10 : Number(digit));
  }, 0);
  return sum % 11 === 0;
}

function toIsbn13(isbn10: string): string {
  const body = `978${isbn10.slice(0, 9)}`;
  return body + checkDigit13(body);
}

function checkDigit13(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, place) => total + Number(digit) * (place % 2 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}
