import type { Translate } from "#lib/i18n.ts";

/** A number in a table; none is a dash, and on a phone nothing. */
export function Figure({ t, label, count }: { t: Translate; label: string; count: number }) {
  return (
    <td data-label={label} className={count === 0 ? "is-none" : undefined}>
      {count === 0 ? "–" : t("houseDesk.figure", { count })}
    </td>
  );
}
