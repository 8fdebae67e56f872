import type { Metadata } from "next";
import { moved } from "#app/moved.ts";

export const metadata: Metadata = { robots: { index: false } };

/** Whatever no other route answers: an address of the portal's former life, or a typing error. */
export default async function Elsewhere({ params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params;
  return moved(`/${path.join("/")}`);
}
