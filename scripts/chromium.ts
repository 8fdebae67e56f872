import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** The same engine without windows: tests take a sixth less time in it. It shows no notifications. */
const shell = "chromium-headless-shell";
const names = [shell, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium of this machine that starts: CHROMIUM_PATH, one on PATH, else the one that Playwright keeps; null when there is none.
 * @param whole - no headless shell, for what needs windows or notifications
 */
export function findChromium({ whole = false } = {}): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH ?? "", ...onPath, chromium.executablePath()];
  const fits = (path: string) => path !== "" && !(whole && basename(path) === shell);
  return candidates.find((path) => fits(path) && existsSync(path) && starts(path)) ?? null;
}

/**
 * As findChromium, but where no whole one is there, installs it, and the shell with it: by the system's package manager
 * where we may, else by Playwright.
 */
export function ensureChromium({ whole = false } = {}): string {
  // Whatever is asked for: some tests need a whole one.
  const ready = () => findChromium({ whole: true }) && findChromium({ whole });
  const found = ready();
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && run("apt-get", "--version");
  const install = (...packages: string[]) =>
    run("apt-get", "install", "-y", "--no-install-recommends", ...packages);
  // Ubuntu and older Debians have no package of the shell.
  if (mayInstall && run("apt-get", "update")) install("chromium", shell) || install("chromium");
  else run("npx", "playwright", "install", "chromium");
  const installed =
    ready() ?? (run("npx", "playwright", "install", "--with-deps", "chromium") ? ready() : null);
  if (!installed)
    throw new Error("No Chromium: install one and put it on PATH, or name it in CHROMIUM_PATH.");
  return installed;
}

/** A file alone says little: Ubuntu's chromium-browser only asks for a snap. */
function starts(path: string): boolean {
  return spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}

function run(command: string, ...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { env, stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}
