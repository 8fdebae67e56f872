import { escapeText } from "#lib/html.ts";

type Parts = Record<string, Record<string, unknown>[]>;

/** An export as a document of its own that needs nothing from the network. @param title in the reader's language */
export function exportPage(parts: Parts, { title, locale }: { title: string; locale: string }): string {
  const sections = Object.entries(parts).map(
    ([name, rows]) =>
      `<section><h2>${escapeText(name)} (${rows.length})</h2>${rows.map(row).join("")}</section>`,
  );
  return `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeText(title)}</title></head><body><h1>${escapeText(title)}</h1>${sections.join("")}</body></html>`;
}

const row = (values: Record<string, unknown>) => `<dl>${Object.entries(values).map(pair).join("")}</dl><hr>`;

const pair = ([name, value]: [string, unknown]) =>
  `<dt>${escapeText(name)}</dt><dd>${escapeText(shown(value))}</dd>`;

const shown = (value: unknown): string =>
  value === null ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value);
