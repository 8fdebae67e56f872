import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../../../shared/data/mail/caniemail/_features");

/** Whether the table of what mail programs understand lies beside the project. */
export const hasFeatures = existsSync(folder);

/** "css-margin" → "outlook windows" → y(es), a(lmost), n(o), u(nknown), as its latest version was found to be. */
export type Features = Map<string, Map<string, string>>;

/** The table by its features. Each is a file with one relaxed JSON object: keys may be bare, commas may hang. */
export function readFeatures(): Features {
  const files = readdirSync(folder).filter((name) => name.endsWith(".md") && !name.startsWith("_"));
  return new Map(files.map((name) => [name.slice(0, -3), readFeature(join(folder, name))]));
}

function readFeature(file: string): Map<string, string> {
  const json = firstObject(readFileSync(file, "utf8").split(/^stats:/m)[1] ?? "")
    .replace(/([{,]\s*)([a-z][\w-]*)\s*:/g, '$1"$2":')
    .replace(/,(\s*\})/g, "$1");
  const stats = JSON.parse(json) as Record<string, Record<string, Record<string, string>>>;
  return new Map(
    Object.entries(stats).flatMap(([family, platforms]) =>
      Object.entries(platforms).map(([platform, versions]): [string, string] => [
        `${family} ${platform}`,
        (Object.values(versions).at(-1) ?? "u").slice(0, 1),
      ]),
    ),
  );
}

/** Up to the brace that closes the first one. */
function firstObject(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return text.slice(0, at + 1);
  }
  return text;
}
