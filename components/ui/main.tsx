import type { ReactNode } from "react";
import { AsHtml } from "#components/ui/as-html.tsx";
import type { Site } from "#lib/site.ts";

/** What a reader page itself is about, between masthead and footer. */
export function Main({ site, children }: { site: Site; children: ReactNode }) {
  return (
    <AsHtml tag="main" site={site} id="content" className="mx-auto max-w-[75rem] px-4 sm:px-6">
      {children}
    </AsHtml>
  );
}
