import type { Messages, Translate } from "#lib/i18n.ts";

export type UploadTexts = Messages["mediaDesk"]["upload"];
export type DialogTexts = Messages["mediaDesk"]["dialog"] & { upload: UploadTexts };

/** What the dialog for pictures says, as it travels to the browser. */
export function pictureTexts({ mediaDesk }: Messages): DialogTexts {
  return { ...mediaDesk.dialog, upload: mediaDesk.upload };
}

/** "JPEG, 4000 × 3000 Pixel, 2,1 MB" */
export function fileText(
  t: Translate,
  {
    mimeType,
    width,
    height,
    bytes,
  }: { mimeType: string; width: number | null; height: number | null; bytes: number | null },
): string {
  const kind = mimeType
    .replace(/^image\//, "")
    .replace(/\+xml$/, "")
    .toUpperCase();
  const size = width && height ? t("mediaDesk.pixels", { width, height }) : "";
  const weight = bytes ? t("mediaDesk.megabytes", { size: Math.max(0.1, Math.round(bytes / 1e5) / 10) }) : "";
  return [kind, size, weight].filter(Boolean).join(", ");
}
