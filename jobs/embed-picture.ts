import { findWantedEmbed, keepEmbedPicture } from "#db/embeds.ts";
import { type PictureSource, pictureShape, pictureSource, thumbnailIn } from "#lib/embed-pictures.ts";
import { embedOf } from "#lib/embeds.ts";
import { grantSystem } from "#lib/grant.ts";
import { ImageError } from "#lib/images.ts";
import { log } from "#lib/log.ts";
import { FetchFailure, safeFetch, safeFetchBytes } from "#lib/safe-fetch.ts";
import { makeThumbnail } from "#lib/thumbnail.ts";

const PICTURES = ["image/jpeg", "image/png", "image/webp"];
const ANSWERS = ["application/json", "text/json", "text/javascript"];
/** Previews are a tenth of it. */
const MOST_BYTES = 5 * 2 ** 20;

type Options = {
  /** Tests ask a listener on their own machine: where that has what stands at an address. */
  through?: (address: string) => string;
  allowLoopback?: boolean;
};

/**
 * Fetches the picture that another house publishes of its content, so that readers' browsers need not. Without one the
 * content is a link and a button as before: what may pass is tried again by the queue, what will not is noted in the log.
 */
export async function fetchEmbedPicture(
  { embedId }: { embedId: number },
  { isLast }: { isLast: boolean },
  options: Options = {},
): Promise<void> {
  const address = await findWantedEmbed(embedId);
  const embed = address === null ? null : embedOf(address);
  const source = embed && pictureSource(embed);
  if (!embed || !source) return;
  try {
    const picture = await makeThumbnail(await fetchPicture(source, options), pictureShape(embed));
    await keepEmbedPicture(grantSystem("embed pictures"), embedId, picture);
  } catch (error) {
    if (!(error instanceof FetchFailure || error instanceof ImageError)) throw error;
    if (mayPass(error) && !isLast) throw error;
    log().warn(
      { address, problem: error.message },
      "the picture of another house's content could not be fetched",
    );
  }
}

async function fetchPicture(source: PictureSource, options: Options): Promise<Buffer> {
  const { through = (address) => address, allowLoopback } = options;
  const guard = { maxBytes: MOST_BYTES, ...(allowLoopback ? { allowLoopback } : {}) };
  const address = "file" in source ? source.file : await askFor(source.oembed);
  return (await safeFetchBytes(through(address), { accept: PICTURES, ...guard })).bytes;

  async function askFor(endpoint: string): Promise<string> {
    const { body } = await safeFetch(through(endpoint), { accept: ANSWERS, ...guard });
    const named = thumbnailIn(body);
    if (named === null) throw new FetchFailure("address", "the answer names no picture");
    return named;
  }
}

/** A line that breaks, a house that is busy; not one that says no, or shows something else. */
const mayPass = (error: FetchFailure | ImageError): boolean =>
  error instanceof FetchFailure &&
  (["unreachable", "timeout"].includes(error.fault) ||
    (error.fault === "status" && /^(5\d\d|408|429)$/.test(error.detail)));
