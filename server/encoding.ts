/** Content codings that documents come in (RFC 9110 §8.4.1, RFC 8878), the smallest first. */
export const ENCODINGS = ["br", "zstd", "gzip", "identity"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Browsers of one make send one header; whoever invents new ones is answered, but not remembered. */
const REMEMBERED = 200;
const known = new Map<string, Encoding>();

/**
 * The coding of the answer for an Accept-Encoding header (RFC 9110 §12.5.3): the one with the highest weight,
 * among equals the smallest. Garbage counts for nothing; what accepts nothing that we have gets identity.
 */
export function chooseEncoding(header: string | undefined): Encoding {
  if (header === undefined) return "identity";
  const remembered = known.get(header);
  if (remembered) return remembered;
  const chosen = choose(header);
  if (known.size < REMEMBERED && header.length < 200) known.set(header, chosen);
  return chosen;
}

function choose(header: string): Encoding {
  const weights = new Map(header.toLowerCase().split(",").map(readCoding));
  const others = weights.get("*") ?? 0;
  const weigh = (encoding: Encoding) => {
    const given = weights.get(encoding) ?? (encoding === "gzip" ? weights.get("x-gzip") : undefined);
    // Identity is acceptable unless it is refused, but nothing that anyone asks for.
    return given ?? (encoding === "identity" ? 0.0001 : others);
  };
  const best = ENCODINGS.reduce((best, next) => (weigh(next) > weigh(best) ? next : best));
  return weigh(best) > 0 ? best : "identity";
}

/** "gzip;q=0.5" → ["gzip", 0.5]; a weight that is none counts as 0. */
function readCoding(part: string): [string, number] {
  const [, coding = "", weight = "1"] =
    /^\s*([a-z0-9*!#$%&'+.^_`|~-]+)\s*(?:;\s*q\s*=\s*([0-9.]*)\s*)?$/.exec(part) ?? [];
  return [coding, /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight) ? Number(weight) : 0];
}
