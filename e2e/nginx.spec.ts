import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { freePort } from "#db/embedded/postmaster.ts";
import { findPages, test } from "#e2e/portal.ts";

/** The example of docs/nginx.conf in front of the portal, as it stands there but for names and places. */
test("nginx keeps pages as the portal allows", async ({ page, baseURL }) => {
  test.skip(!hasNginx(), "nginx is not installed");
  const { article } = await findPages(page);
  const folder = mkdtempSync(join(tmpdir(), "depesche-nginx-"));
  mkdirSync(join(folder, "cache"));
  const port = await freePort();
  const example = readFileSync("docs/nginx.conf", "utf8")
    .replace("/var/cache/nginx/depesche", join(folder, "cache"))
    .replace("127.0.0.1:3000", new URL(baseURL ?? "").host)
    .replace("listen 80;", `listen 127.0.0.1:${port};`);
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const conf = join(folder, "nginx.conf");
  writeFileSync(
    conf,
    // As root its workers would become a user who may not read a temporary folder.
    `${process.getuid?.() === 0 ? "user root; " : ""}daemon off; worker_processes 1; pid ${join(folder, "pid")}; error_log stderr warn;
     events {} http { access_log off; ${places.join(" ")} ${example} }`,
  );
  const nginx = spawn("nginx", ["-c", conf, "-e", "stderr", "-p", folder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((done) => nginx.once("exit", done));
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });
  try {
    await expect
      .poll(() =>
        get("/").then(
          ({ ok }) => ok,
          () => false,
        ),
      )
      .toBe(true);
    const first = await get(article, { "Accept-Encoding": "br" });
    expect(first.headers.get("x-cache")).toBe("MISS");
    const second = await get(article, { "Accept-Encoding": "br" });
    expect(second.headers.get("x-cache")).toBe("HIT");
    expect(second.headers.get("content-encoding")).toBe("br");
    expect(await second.text()).toBe(await first.text());
    // Another coding is another answer, and so is what belongs to one person.
    expect((await get(article, { "Accept-Encoding": "gzip" })).headers.get("content-encoding")).toBe("gzip");
    await get("/login");
    expect((await get("/login")).headers.get("x-cache")).not.toBe("HIT");
    const etag = first.headers.get("etag") ?? "";
    expect((await get(article, { "Accept-Encoding": "br", "If-None-Match": etag })).status).toBe(304);
    // /metrics is for the house: what comes through a proxy is refused.
    expect((await get("/metrics")).status).toBe(404);
  } finally {
    nginx.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
});

function hasNginx(): boolean {
  try {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
