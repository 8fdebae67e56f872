/** One group of "Name: value" lines of a machine's report, by the name in lower case. */
type Fields = Map<string, string[]>;

/** The groups of a report's fields, unfolded; an empty line divides them (RFC 3464 §2.1, RFC 5965 §3). */
export function fieldGroups(report: string): Fields[] {
  return report
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter(({ size }) => size > 0);
}

function fieldsOf(group: string): Fields {
  const fields: Fields = new Map();
  for (const line of group.replace(/\n[ \t]+/g, " ").split("\n")) {
    const [, name, value] = /^([\w-]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    if (!name || value === undefined) continue;
    const key = name.toLowerCase();
    fields.set(key, [...(fields.get(key) ?? []), value.trim()]);
  }
  return fields;
}

/** "rfc822; a@b.example" → "a@b.example", "<a@b.example>" too; null when there is no address in it. */
export function addressIn(value: string | undefined): string | null {
  const written = value?.replace(/^[\w-]+;/, "").trim() ?? "";
  const address = /<([^<>]+)>/.exec(written)?.[1] ?? written;
  return /^("[^"\r\n]+"|[^\s"<>@,;:()]+)@[^\s"<>@,;:()]+$/.test(address) ? address.toLowerCase() : null;
}
