import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import sharp from "sharp";
import { listLatest } from "#db/article-lists.ts";
import { closeDatabase } from "#db/client.ts";
import { freePort } from "#db/embedded/postmaster.ts";
import { joinEmbedded } from "#db/embedded.ts";
import { makePerson } from "#db/testing/people.ts";
import { makeSessionCookie } from "#db/testing/session-cookie.ts";
import { publishDatabaseUrl } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { buildIfNeeded } from "#scripts/build.ts";
import { ensureChromium } from "#scripts/chromium.ts";
import { makeSampleMails } from "#scripts/sample-mails.ts";
import { makeCommentsWait } from "#scripts/waiting-comments.ts";

/** The README's pictures, taken anew from the demo portal: `npm run screenshots [-- FOLDER]`. */

const folder = resolve(process.argv[2] ?? "docs/screenshots");
const WIDTHS = [1440, 390];
/** A whole article is very long; its first screens say what it looks like. */
const TALLEST = 3200;

await buildIfNeeded();
const dataDir = mkdtempSync(join(tmpdir(), "depesche-screenshots-"));
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const portal = spawn(process.execPath, [".next/portal/server.mjs"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    SITE_URL: origin,
    DATA_DIR: dataDir,
    DATABASE_URL: "",
  },
});
const ended = new Promise((done) => portal.once("exit", done));
try {
  await untilReady();
  const desk = await openDesk();
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: ensureChromium({ whole: true }),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of WIDTHS) {
      await shoot(browser, colorScheme, width);
      await shootDesks(browser, desk, { colorScheme, width });
    }
  }
  await shootMails(browser);
  await browser.close();
  await closeDatabase();
} finally {
  portal.kill("SIGTERM");
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
}

async function shoot(browser: Browser, colorScheme: "light" | "dark", width: number): Promise<void> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, locale: "de-DE" });
  await page.goto(origin, { waitUntil: "networkidle" });
  const article = (await page.locator("main h2 a").first().getAttribute("href")) ?? "/";
  for (const [name, path] of Object.entries({ front: "/", article })) {
    await page.goto(origin + path, { waitUntil: "networkidle" });
    // The headline face is optional: a first view may do without it, the second has it.
    await page.reload({ waitUntil: "networkidle" });
    await page.evaluate(showAll);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
    await keep(await page.screenshot({ fullPage: true, clip }), `${name}-${width}-${colorScheme}`);
  }
  const discussion = (await page.locator("#comments").boundingBox()) ?? { x: 0, y: 0, width, height: 900 };
  const clip = { ...discussion, x: 0, width, height: Math.min(discussion.height, TALLEST / 2) };
  await keep(await page.screenshot({ fullPage: true, clip }), `discussion-${width}-${colorScheme}`);
  await page.close();
}

type Desk = { moderator: Cookie; admin: Cookie; queue: string; articleId: number };
type Cookie = { name: string; value: string };
type Look = { colorScheme: "light" | "dark"; width: number };

/** The newsroom: what waits, the queue, an article while it is written, pictures, the front page, the month. */
async function shootDesks(browser: Browser, desk: Desk, { colorScheme, width }: Look): Promise<void> {
  const shots: [name: string, path: string, cookie: Cookie][] = [
    ["queue", desk.queue, desk.moderator],
    ["dashboard", paths.admin(), desk.admin],
    ["editor", paths.adminArticle({ id: desk.articleId }), desk.admin],
    ["media", paths.adminMedia(), desk.admin],
    ["arrangement", paths.adminFront(), desk.admin],
    ["calendar", paths.adminCalendar(), desk.admin],
  ];
  for (const [name, path, cookie] of shots) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width, height: 900 },
      locale: "de-DE",
    });
    await context.addCookies([{ ...cookie, url: origin }]);
    const page = await context.newPage();
    await page.goto(origin + path, { waitUntil: "networkidle" });
    await keep(await page.screenshot(), `${name}-${width}-${colorScheme}`);
    await context.close();
  }
}

/** Mails as programs show them: light, dark, and those that show text alone. */
async function shootMails(browser: Browser): Promise<void> {
  for (const [name, { html, text }] of Object.entries(await makeSampleMails(dataDir))) {
    const plain = `<pre style="font:14px/1.5 monospace;white-space:pre-wrap;margin:24px">${text.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;"))}</pre>`;
    for (const [look, content] of Object.entries({ light: html, dark: html, plain })) {
      const page = await browser.newPage({
        colorScheme: look === "dark" ? "dark" : "light",
        viewport: { width: 640, height: 400 },
      });
      await page.setContent(content);
      await keep(await page.screenshot({ fullPage: true }), `mail-${name}-${look}`);
      await page.close();
    }
  }
}

/** A moderator with comments that wait, and somebody who looks after the whole house. */
async function openDesk(): Promise<Desk> {
  process.env.DATA_DIR = dataDir;
  publishDatabaseUrl((await joinEmbedded(dataDir)) ?? undefined);
  const { moderatorId, doubtfulId } = await makeCommentsWait();
  const [lead] = (await listLatest(1)).items;
  return {
    moderator: await makeSessionCookie(moderatorId, origin),
    admin: await makeSessionCookie(await makePerson({ role: "admin", name: "Ada Lorenz" }), origin),
    queue: paths.adminComments({ id: `${doubtfulId}` }),
    articleId: lead?.id ?? 0,
  };
}

/** Flat colours: a palette keeps the repository small and shows no difference. */
async function keep(picture: Buffer, name: string): Promise<void> {
  await sharp(picture)
    .png({ palette: true, quality: 90, effort: 8 })
    .toFile(join(folder, `${name}.png`));
}

/** What is further down waits until it is near: whole parts of a page, and pictures. */
async function showAll(): Promise<void> {
  for (const part of document.querySelectorAll<HTMLElement>("[class*=when-near]"))
    part.style.contentVisibility = "visible";
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
}

async function untilReady(): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    const response = await fetch(`${origin}/readyz`).catch(() => null);
    if (response?.ok) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error("The portal was not ready within two minutes.");
}
