import type { Metadata } from "next";
import { moved, orMissing } from "#app/missing.tsx";
import { readSite } from "#app/reads.ts";
import { missingMetadata } from "#lib/metadata.ts";

export async function generateMetadata(): Promise<Metadata> {
  return missingMetadata(await readSite());
}

/** Whatever no other route answers: an address of the portal's former life, or a typing error. */
async function Elsewhere({ params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params;
  return moved(`/${path.join("/")}`);
}

export default orMissing(Elsewhere);
