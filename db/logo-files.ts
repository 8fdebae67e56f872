import { putMedia } from "#db/media-files.ts";
import type { Logo } from "#lib/logo.ts";
import type { LogoFile } from "#lib/logo-file.ts";
import type { Admin } from "#lib/proof.ts";

/** Puts a logo among the public files; the settings name it later. @throws Refusal store-away */
export async function storeLogo(_: Admin, { format, bytes, width, height }: Logo): Promise<LogoFile> {
  return { key: await putMedia(bytes, format), width: Math.ceil(width), height: Math.ceil(height) };
}
