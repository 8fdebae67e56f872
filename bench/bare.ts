import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

/**
 * The least that Node can do: a server that answers with bytes from memory. A program of its own:
 * `node bench/bare.ts FOLDER`, on PORT.
 */

const folder = process.argv[2] ?? "";
const suffixes = { gzip: ".gz", br: "" };
const pages = new Map<string, { head: Record<string, string | number>; bytes: Buffer }>();

for (const [coding, suffix] of Object.entries(suffixes)) {
  for (const name of readdirSync(join(folder, coding)).filter((file) => file.endsWith(`.html${suffix}`))) {
    const bytes = readFileSync(join(folder, coding, name));
    const head = {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Encoding": coding,
      "Content-Length": bytes.length,
    };
    pages.set(`/${coding}/${name.slice(0, name.length - suffix.length)}`, { head, bytes });
  }
}

createServer((request, response) => {
  const page = pages.get(request.url ?? "");
  if (page) response.writeHead(200, page.head).end(page.bytes);
  else response.writeHead(request.url === "/ready" ? 200 : 404).end();
}).listen(Number(process.env.PORT), "127.0.0.1");
