/** An address as it is compared: absolute, normal, without fragment; null when it is none. */
export function addressOf(href: string, base: string): string | null {
  if (!URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  url.hash = "";
  return url.href;
}

export const isAbsolute = (href: string): boolean => /^https?:\/\//i.test(href) && URL.canParse(href);

/** W3C's form of a moment with its zone: "2026-11-29T04:10:54+01:00". */
export const isMoment = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text));
