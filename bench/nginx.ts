import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Contender } from "#bench/contender.ts";
import type { Pressed } from "#bench/pressed.ts";
import { findProgram } from "#bench/program.ts";
import type { Keep } from "#bench/stage.ts";
import { freePort } from "#db/embedded/postmaster.ts";

/** Starts an nginx that serves a folder of pressed pages, with one worker and nothing that would slow it down; null where none is installed. */
export async function startNginx(
  keep: Keep,
  folder: string,
  pages: readonly Pressed[],
): Promise<Contender | null> {
  const nginx = findProgram("nginx");
  const page = pages[0];
  if (!nginx || !page) return null;
  const port = await freePort();
  const config = join(folder, "nginx.conf");
  // Its worker may run as another user.
  chmodSync(folder, 0o755);
  writeFileSync(config, configure(folder, port));
  const args = ["-p", folder, "-c", config, "-e", "stderr"];
  const started = keep(new Contender(args, { port, env: {}, command: nginx }));
  await started.ready("/ready");
  return started;
}

const configure = (folder: string, port: number) => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 1024; }
http {
  access_log off;
  types { text/html html; }
  charset utf-8;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=100;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    location /ready { return 200; }
    location /gzip/ { gzip_static on; }
    # Debian's nginx speaks no brotli: the bytes are there, so the header is all it takes.
    location /br/ { add_header Content-Encoding br; }
  }
}
`;
