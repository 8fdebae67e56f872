import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { readDesk, readRail } from "#app/admin/desk.ts";
import { getViewer } from "#auth.ts";
import { FailureTexts } from "#components/admin/failure-texts.tsx";
import { AdminFrame } from "#components/admin/frame.tsx";
import { pictureTexts } from "#components/admin/media-texts.ts";
import { PictureTexts } from "#components/admin/picture-texts.tsx";
import { AccentHue } from "#components/ui/accent-hue.tsx";
import { isStaff } from "#lib/capabilities.ts";
import { messagesFor } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import "./admin.css";
import "./media/media.css";

export const dynamic = "force-dynamic";

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export async function generateMetadata(): Promise<Metadata> {
  const { t, site } = await readDesk();
  return {
    title: { default: t("admin.title"), template: `%s · ${t("admin.title")} · ${site.name}` },
    robots: { index: false, follow: false },
    icons: { icon: { url: paths.icon(), type: "image/svg+xml", sizes: "any" } },
    formatDetection: { telephone: false },
  };
}

/** The newsroom's root. It frames and guards nothing: every page asks for itself who may see it. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [{ site, t }, viewer] = await Promise.all([readDesk(), getViewer()]);
  const messages = messagesFor(site.locale, site.settings.address);
  const rail = viewer && isStaff(viewer.role) ? await readRail(viewer) : null;
  return (
    <html lang={site.locale}>
      <head>
        <link rel="preload" as="font" type="font/woff2" href={paths.headlineFace()} crossOrigin="anonymous" />
        <AccentHue hue={site.settings.accentHue} />
      </head>
      <body>
        {rail ? (
          <AdminFrame t={t} siteName={site.name} rail={rail}>
            <PictureTexts texts={pictureTexts(messages)}>
              <FailureTexts texts={messages.admin.failure}>{children}</FailureTexts>
            </PictureTexts>
          </AdminFrame>
        ) : (
          <main className="alone">{children}</main>
        )}
      </body>
    </html>
  );
}
