import type { ReactNode } from "react";
import { Footer } from "#components/ui/footer.tsx";
import { Masthead } from "#components/ui/masthead.tsx";
import type { Site } from "#lib/site.ts";

/** What every reader page has around it. */
export function Frame({ site, children }: { site: Site; children: ReactNode }) {
  return (
    <>
      <Masthead site={site} />
      <main id="content" className="mx-auto max-w-[75rem] px-4 sm:px-6">
        {children}
      </main>
      <Footer site={site} />
    </>
  );
}
