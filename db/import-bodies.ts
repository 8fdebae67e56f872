import type { BodyRecord, PictureUse } from "#lib/wordpress/records.ts";

/** The body with the numbers of media rows in place of places in the record's list of pictures. */
export function resolveBody(
  body: BodyRecord,
  mediaIds: Map<string, number>,
): { doc: unknown; mediaIds: number[] } {
  const idAt = (place: number) => mediaIds.get(body.pictures[place - 1]?.url ?? "");
  const doc = JSON.parse(JSON.stringify(body.doc), (_, value) => {
    if (value?.type !== "image" || typeof value.attrs?.mediaId !== "number") return value;
    return { ...value, attrs: { ...value.attrs, mediaId: idAt(value.attrs.mediaId) } };
  });
  const used = body.pictures.flatMap(({ url }) => mediaIds.get(url) ?? []);
  return { doc, mediaIds: [...new Set(used)] };
}

export function picturesOf(records: { body: BodyRecord; lead?: PictureUse | null }[]): PictureUse[] {
  return records.flatMap(({ body, lead }) => [...body.pictures, ...(lead ? [lead] : [])]);
}
