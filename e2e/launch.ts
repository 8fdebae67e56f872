import { findChromium } from "#scripts/chromium.ts";

/** How a browser is started for tests. @param whole - see findChromium */
export const launchOptions = ({ whole = false } = {}) => ({
  executablePath: findChromium({ whole }) ?? undefined,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
  ],
});
