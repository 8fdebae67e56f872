import { notFound, permanentRedirect, redirect } from "next/navigation";
import { findRedirect } from "#db/redirects.ts";

/** The end of the road for an address that names nothing: where it moved to, or "not found". */
export async function moved(path: string): Promise<never> {
  const found = await findRedirect(path);
  if (!found?.to) notFound();
  if (found.status === 302) redirect(found.to);
  permanentRedirect(found.to);
}
