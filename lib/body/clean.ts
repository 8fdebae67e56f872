/** Text as it is stored: NFC, line ends as "\n", without what XML 1.0 forbids (feeds) and without half surrogates. */
export function clean(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/\r\n?/g, "\n")
      .toWellFormed()
      .normalize("NFC")
  );
}

type Json = Record<string, unknown>;

/**
 * A document's JSON with every string in it cleaned, so that a control character that came with a paste never
 * costs somebody a text. What is no document is handed back as it is, for the schema to refuse.
 */
export function cleanDocument(json: unknown): unknown {
  if (!isRecord(json)) return json;
  const node = withCleanStrings(json);
  if (isRecord(json.attrs)) node.attrs = withCleanStrings(json.attrs);
  if (Array.isArray(json.marks)) node.marks = json.marks.map(cleanMark);
  if (Array.isArray(json.content)) {
    node.content = json.content
      .map(cleanDocument)
      .filter((child, index) => !(isEmptyText(child) && !isEmptyText((json.content as unknown[])[index])));
  }
  return node;
}

function cleanMark(mark: unknown): unknown {
  return isRecord(mark) && isRecord(mark.attrs) ? { ...mark, attrs: withCleanStrings(mark.attrs) } : mark;
}

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEmptyText = (node: unknown) => isRecord(node) && node.type === "text" && node.text === "";

function withCleanStrings(record: Json): Json {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, typeof value === "string" ? clean(value) : value]),
  );
}
