import { connect, createServer, type Server, type Socket } from "node:net";
import { freePort } from "#db/embedded/postmaster.ts";

/** A line to Postgres that a test can cut: clients see what they see when the database machine goes down. */
export type DatabaseLine = { url: string; cut: () => Promise<void>; mend: () => Promise<void> };

/** @param url where Postgres really is */
export async function layLine(url: string): Promise<DatabaseLine> {
  const target = new URL(url);
  const port = await freePort();
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  const mend = async () => {
    server = createServer((client) => {
      const postgres = connect(Number(target.port), target.hostname);
      for (const socket of [client, postgres]) {
        sockets.add(socket);
        socket.on("error", () => {});
        socket.on("close", () => sockets.delete(socket));
      }
      client.pipe(postgres).pipe(client);
    });
    await new Promise<void>((done) => server?.listen(port, "127.0.0.1", done));
  };
  await mend();
  const line = new URL(url);
  line.hostname = "127.0.0.1";
  line.port = `${port}`;
  return {
    url: line.href,
    mend,
    cut: async () => {
      const closed = new Promise<void>((done) => (server ? server.close(() => done()) : done()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
