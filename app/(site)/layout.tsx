import type { ReactNode } from "react";
import { readSite } from "#app/reads.ts";
import { Frame } from "#components/ui/frame.tsx";

export default async function SiteLayout({ children }: { children: ReactNode }) {
  return <Frame site={await readSite()}>{children}</Frame>;
}
