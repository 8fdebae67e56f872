import type { Translate } from "#lib/i18n.ts";

/** A chart's numbers, from the highest down: beside the picture, so that they are not stretched with it. */
export function ChartScale({ t, ticks }: { t: Translate; ticks: readonly number[] }) {
  return (
    <ul className="views-scale" aria-hidden="true">
      {ticks.toReversed().map((tick) => (
        <li key={tick}>{t("houseDesk.figure", { count: tick })}</li>
      ))}
    </ul>
  );
}
