/** A colour as CSS has it: lightness and chroma from 0 to about 1 and 0.4, hue in degrees. */
export type Oklch = { l: number; c: number; h: number };

/**
 * "#b3261e": for mail programs, which know no oklch(). What sRGB cannot show loses chroma until it can, as CSS
 * Color 4 §13.2 has it in coarse. Matrices: CSS Color 4, §17.
 */
export function hexOf({ l, c, h }: Oklch): string {
  for (let chroma = c; ; chroma -= 0.005) {
    const channels = toLinear({ l, c: Math.max(0, chroma), h });
    if (chroma <= 0 || channels.every((value) => value > -0.001 && value < 1.001)) {
      return `#${channels.map(toByte).join("")}`;
    }
  }
}

function toLinear({ l, c, h }: Oklch): number[] {
  const angle = (h * Math.PI) / 180;
  const [a, b] = [c * Math.cos(angle), c * Math.sin(angle)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function toByte(linear: number): string {
  const value = Math.min(1, Math.max(0, linear));
  const gamma = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(gamma * 255)
    .toString(16)
    .padStart(2, "0");
}
