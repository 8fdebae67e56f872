import { existsSync, readFileSync } from "node:fs";

const file = new URL("../../../shared/data/hostile/naughty-strings/blns.json", import.meta.url);

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
  if (existsSync(file)) return [...own, ...(JSON.parse(readFileSync(file, "utf8")) as string[])];
  process.stderr.write("Tested without ../shared/data/hostile: it is not here.\n");
  return own;
}
