import { getSite } from "#db/site.ts";
import { appIcon } from "#lib/app-icon.ts";
import { env } from "#lib/env.ts";
import { movedResponse } from "#lib/http.ts";
import { log } from "#lib/log.ts";
import { mediaStore } from "#lib/media-store.ts";
import { paths } from "#lib/paths.ts";

/** The house's mark in a square; where it has none of its own, the one that every portal comes with. */
export async function answerIcon(size: number): Promise<Response> {
  const { logo } = (await getSite()).settings;
  const mark = logo && (await mediaStore(env()).get(logo.key));
  const made = mark && (await appIcon(mark, size).catch(cannotBeMade));
  if (!made) return movedResponse(paths.logo());
  return new Response(new Uint8Array(made), { headers: { "Content-Type": "image/png" } });
}

/** A drawing may be larger than anything can draw; the masthead shows it all the same. */
function cannotBeMade(error: unknown): null {
  log().warn({ err: error }, "no icon can be made of the logo");
  return null;
}
