import type { ReactNode } from "react";
import { AsHtml } from "#components/ui/as-html.tsx";
import { Footer } from "#components/ui/footer.tsx";
import { Masthead } from "#components/ui/masthead.tsx";
import type { Site } from "#lib/site.ts";

/** What every reader page has around it. */
export function Frame({ site, children }: { site: Site; children: ReactNode }) {
  return (
    <>
      <AsHtml tag="header" site={site} className="mx-auto max-w-[75rem] px-4 pt-4 sm:px-6 print:hidden">
        <Masthead site={site} />
      </AsHtml>
      {children}
      <AsHtml
        tag="footer"
        site={site}
        className="mx-auto mt-14 max-w-[75rem] px-4 pb-10 sm:px-6 md:mt-20 print:hidden"
      >
        <Footer site={site} />
      </AsHtml>
    </>
  );
}
