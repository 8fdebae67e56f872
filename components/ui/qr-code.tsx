import { encode } from "uqr";

/** Light cells around the code, without which readers do not find it (ISO/IEC 18004, 9.1). */
const QUIET_CELLS = 4;

/** A text for a telephone's camera, drawn in the page: nothing is fetched, and black on white whatever the page's colours. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_CELLS });
  const cells = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      role="img"
      aria-label={label}
      className="mt-4 size-48 border border-line"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={cells.join("")} fill="#000" />
    </svg>
  );
}
