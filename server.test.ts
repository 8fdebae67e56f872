import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { lockFolder } from "#db/embedded/folder-lock.ts";

const dataDir = mkdtempSync(join(tmpdir(), "depesche-server-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Both ways to start refuse before anything is built, created or served. */
function start(program: string, env: Record<string, string>) {
  const clean = { PATH: process.env.PATH, DATA_DIR: dataDir, ...env };
  return new Promise<{ code: unknown; out: string; said: string }>((resolve) => {
    execFile(
      process.execPath,
      [program],
      { env: clean as unknown as NodeJS.ProcessEnv, timeout: 50_000 },
      (error, out, said) => resolve({ code: error?.code ?? 0, out, said }),
    );
  });
}

const programs = ["server.ts", "scripts/start.ts"];

it.each(programs)("%s stops at a wrong value with one sentence", async (program) => {
  expect(await start(program, { PORT: "abc" })).toEqual({
    code: 1,
    out: "",
    said: 'PORT must be a number from 1 to 65535 (it is "abc").\n',
  });
});

it.each(programs)("%s stops at a port that is taken with one sentence", async (program) => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const said = `Port ${port} is already in use: stop what listens there, or set PORT.\n`;
  expect(await start(program, { PORT: `${port}` })).toEqual({ code: 1, out: "", said });
  other.close();
});

it.each(programs)("%s stops at a data folder that is in use with one sentence", async (program) => {
  onTestFinished(await lockFolder(dataDir));
  const said = `Another Depesche is already running on ${dataDir} (pid ${process.pid}).\n`;
  expect(await start(program, { PORT: "3999" })).toEqual({ code: 1, out: "", said });
});

it.each(programs)("%s stops at a data folder that is a file with one sentence", async (program) => {
  const file = join(dataDir, "file");
  writeFileSync(file, "");
  const said = `Cannot write to the data folder ${file}: it is a file (DATA_DIR names another).\n`;
  expect(await start(program, { PORT: "3999", DATA_DIR: file })).toEqual({ code: 1, out: "", said });
});

it("server.ts stops at a database that nobody answers for with one sentence", async () => {
  const DATABASE_URL = "postgres://u:geheim@127.0.0.1:1/x";
  const { code, said } = await start("server.ts", { DATABASE_URL, PORT: "3998", HOST: "127.0.0.1" });
  expect({ code, said }).toEqual({
    code: 1,
    said: "Cannot reach the database at 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1.\n",
  });
});
