import type { ReactNode } from "react";
import { AsHtml } from "#components/ui/as-html.tsx";
import { Footer } from "#components/ui/footer.tsx";
import { Masthead } from "#components/ui/masthead.tsx";
import type { Site } from "#lib/site.ts";

type Props = {
  site: Site;
  /** Who is signed in, where the page is one person's; "" until they have chosen a name. */
  viewer?: { name: string } | null;
  children: ReactNode;
};

/** What every reader page has around it. */
export function Frame({ site, viewer = null, children }: Props) {
  return (
    <>
      <AsHtml tag="header" site={site} className="mx-auto max-w-[75rem] px-4 pt-4 sm:px-6 print:hidden">
        <Masthead site={site} viewer={viewer} />
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
