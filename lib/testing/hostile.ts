import { existsSync, readFileSync } from "node:fs";

const folder = new URL("../../../shared/data/hostile/", import.meta.url);
const strings = new URL("naughty-strings/blns.json", folder);
const payloads = new URL("xss/payloadbox__xss-payload-list/xss-payload-list.txt", folder);
const AT_ONCE = 10;

/** Texts that break careless writers: ours, and the collected ones where that data is at hand. */
export function hostileTexts(): string[] {
  const own = [
    "Müller & Söhne <b>fett</b> ]]> &amp; \"zitiert\" 'auch'",
    "🤖👩‍👩‍👧 \u202eumgedreht\u202c \u200fעברית\u200f العربية",
    "Steuer\u0000zeichen\u0008\u000b\u001b\u001f\ufffe\uffff",
    "halb \ud83d und halb \udd16",
    "</script><script>alert(1)</script><!-- \u2028 \u2029",
    "Zeile\r\nZeile\tTabulator\u00a0Ende",
    "{title} '{' # {count, plural, other {x}}",
    "%00 %ff ../../etc/passwd",
    "a".repeat(10_000),
  ];
  if (existsSync(strings)) return [...own, ...(JSON.parse(readFileSync(strings, "utf8")) as string[])];
  process.stderr.write("Tested without ../shared/data/hostile: it is not here.\n");
  return own;
}

/** Collected attempts at running a script, ten lines at a time; none where that data is not at hand. */
export function attacks(): string[] {
  if (!existsSync(payloads)) {
    process.stderr.write("Tested without ../shared/data/hostile/xss: it is not here.\n");
    return [];
  }
  const lines = readFileSync(payloads, "utf8").split("\n");
  return Array.from({ length: Math.ceil(lines.length / AT_ONCE) }, (_, index) =>
    lines.slice(index * AT_ONCE, (index + 1) * AT_ONCE).join("\n"),
  );
}
