import { makeViewer } from "#db/testing/viewers.ts";
import { grantWriter } from "#lib/grant.ts";
import { takeIn } from "#lib/media-intake.ts";
import type { Writer } from "#lib/proof.ts";
import { pixels, withIptc } from "#lib/testing/hostile-pictures.ts";

/** Somebody who brings pictures. */
export const makeWriter = async (role: "author" | "editor" = "editor"): Promise<Writer> =>
  grantWriter(await makeViewer({ role })) as Writer;

let size = 40;

/** A picture that nobody else has, looked at. @param facts what it says of itself: texts by the numbers of IPTC-IIM */
export async function brought(name = "Brücke.jpg", facts: Record<number, string> = {}) {
  size += 1;
  const plain = await pixels(size, 40).jpeg().toBuffer();
  const bytes = Object.keys(facts).length > 0 ? withIptc(plain, facts) : plain;
  return { bytes, name, intake: await takeIn(bytes, { widths: [480] }) };
}
