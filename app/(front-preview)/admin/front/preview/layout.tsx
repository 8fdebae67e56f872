import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { readSite } from "#app/reads.ts";
import { AccentHue } from "#components/ui/accent-hue.tsx";
import "../../../../styles.css";

export const dynamic = "force-dynamic";

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The reader's document in the newsroom's frame: it is looked at, nothing in it can be pressed. */
export default async function PreviewLayout({ children }: { children: ReactNode }) {
  const site = await readSite();
  return (
    <html lang={site.locale}>
      <head>
        <AccentHue hue={site.settings.accentHue} />
      </head>
      <body inert>{children}</body>
    </html>
  );
}
