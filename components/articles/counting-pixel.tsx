import { type CountingMark, countingPixel } from "#lib/counting-marks.ts";

/** VG WORT's picture, which counts that a text was read: only where the house has chosen so. */
export function CountingPixel({ mark }: { mark: Pick<CountingMark, "server" | "publicCode"> | null }) {
  return mark && <img src={countingPixel(mark)} width={1} height={1} alt="" />;
}
