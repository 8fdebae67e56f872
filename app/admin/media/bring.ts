import { problemText } from "#app/admin/refused.ts";
import { getDeskPicture } from "#db/media-library.ts";
import { createPicture, replacePicture } from "#db/media-writes.ts";
import { ImageError } from "#lib/images.ts";
import type { PickablePicture } from "#lib/media-desk.ts";
import { takeIn } from "#lib/media-intake.ts";
import type { Writer } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** What became of a file: the picture that it is in the library now, or why it is none. */
export type Brought = { picture: PickablePicture; isNew: boolean } | { problem: string; code: string };

type File = { bytes: Buffer; name: string; folder: string; replaces: number | null };

/** Looks at what somebody brings and takes it into the library, or in the place of a picture that is there. */
export async function bring(writer: Writer, { bytes, name, folder, replaces }: File): Promise<Brought> {
  try {
    const intake = await takeIn(bytes);
    const { id, isNew } = replaces
      ? await replacePicture(writer, replaces, { intake, bytes, name }).then(() => ({
          id: replaces,
          isNew: true,
        }))
      : await createPicture(writer, { intake, bytes, name, folder });
    const made = await getDeskPicture(writer, id);
    const { src = null, alt = "", credit = "", width = null, height = null } = made ?? {};
    return { picture: { id, src, alt, credit, width, height }, isNew };
  } catch (error) {
    if (!(error instanceof ImageError || error instanceof Refusal)) throw error;
    return { problem: await problemText(error.code, "mediaDesk"), code: error.code };
  }
}
