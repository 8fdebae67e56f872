import type { Visit } from "#lib/audit/visit.ts";

export type RobotsFile = {
  url: string;
  status: number;
  sitemaps: string[];
  /** Whether crawlers in general may ask for a path (RFC 9309: the longest match decides, then what allows). */
  allows: (path: string) => boolean;
};

type Line = { name: string; value: string };

export function readRobots({ url, status, body }: Visit): RobotsFile {
  const lines = body.split(/\r?\n/).flatMap((text): Line[] => {
    const [, name, value] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(text) ?? [];
    return name ? [{ name: name.toLowerCase(), value: (value ?? "").trim() }] : [];
  });
  const rules = rulesForAll(lines).map(({ name, value }) => ({
    allows: name === "allow",
    length: value.length,
    pattern: patternOf(value),
  }));
  return {
    url,
    status,
    sitemaps: status === 200 ? lines.filter(({ name }) => name === "sitemap").map(({ value }) => value) : [],
    allows: (path) => {
      const [first] = rules
        .filter(({ pattern }) => pattern.test(path))
        .sort((a, b) => b.length - a.length || Number(b.allows) - Number(a.allows));
      return first?.allows ?? true;
    },
  };
}

/** The lines of the groups that speak to "*". */
function rulesForAll(lines: Line[]): Line[] {
  const found: Line[] = [];
  let names: string[] = [];
  let namesEnded = false;
  for (const { name, value } of lines) {
    if (name === "user-agent") {
      names = namesEnded ? [value] : [...names, value];
      namesEnded = false;
    } else if (name === "allow" || name === "disallow") {
      namesEnded = true;
      if (names.includes("*") && value !== "") found.push({ name, value });
    }
  }
  return found;
}

function patternOf(value: string): RegExp {
  const ends = value.endsWith("$");
  const parts = (ends ? value.slice(0, -1) : value)
    .split("*")
    .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}${ends ? "$" : ""}`);
}
