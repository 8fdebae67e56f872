import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { readSite } from "#app/reads.ts";
import { getViewer } from "#auth.ts";
import { AccentHue } from "#components/ui/accent-hue.tsx";
import { Frame } from "#components/ui/frame.tsx";
import { paths } from "#lib/paths.ts";
import { tdmMeta } from "#lib/tdm.ts";
import "../styles.css";

// Pages are rendered from the database for each address and kept by the document cache, not by Next.
export const dynamic = "force-dynamic";

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fdfcf9" },
    { media: "(prefers-color-scheme: dark)", color: "#11151c" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const site = await readSite();
  return {
    metadataBase: new URL(site.url),
    icons: { icon: { url: paths.icon(), type: "image/svg+xml", sizes: "any" } },
    other: tdmMeta(site),
  };
}

/** The reader's document. The newsroom has a root of its own: neither carries the other's style sheet. */
export default async function SiteLayout({ children }: { children: ReactNode }) {
  // What is kept for everyone is rendered without anybody's cookies: there it is null.
  const [site, viewer] = await Promise.all([readSite(), getViewer()]);
  return (
    <html lang={site.locale}>
      <head>
        {/* The headline face is optional: fetched this early it is there for the first view too. */}
        <link rel="preload" as="font" type="font/woff2" href={paths.headlineFace()} crossOrigin="anonymous" />
        <AccentHue hue={site.settings.accentHue} />
      </head>
      <body>
        <Frame site={site} viewer={viewer}>
          {children}
        </Frame>
      </body>
    </html>
  );
}
