import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { StartError } from "#lib/start-error.ts";

/** How a program is started so that it is not root, and who has to own the files that it writes. */
export type Runner = { prefix: string[]; owner: { uid: number; gid: number } | null; switchUser: boolean };

const asWeAre: Runner = { prefix: [], owner: null, switchUser: false };
const root = { uid: 0, gid: 0 };

/** Postgres refuses to run as root, so root needs a way to be somebody else who still reaches program and data.
 * Three ways, the plainest first: another user; a user namespace in which root has another number
 * (files of root stay ours); another user who keeps only the right to pass closed folders (works in containers).
 * @throws StartError when none works here */
export function chooseRunner(program: string, dataDir: string): Runner {
  if (process.getuid?.() !== 0) return asWeAre;
  const owner = unprivilegedUser();
  const { uid, gid } = owner;
  const namespace = ["unshare", "--user", "--map-user=65534", "--map-group=65534"];
  const keepReach = ["--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  const candidates: Runner[] = [
    ...(openToOthers(dataDir) ? [{ prefix: [], owner, switchUser: true }] : []),
    { prefix: namespace, owner: root, switchUser: false },
    { prefix: ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, ...keepReach], owner, switchUser: false },
  ];
  const runner = candidates.find((candidate) => works(candidate, program));
  if (runner) return runner;
  throw new StartError(
    `Postgres cannot run as root, and no other user can reach ${dataDir}: start as another user, or set DATABASE_URL.`,
  );
}

/** The command line, the spawn options and nothing else: what it takes to run one program through a runner. */
export function throughRunner(runner: Runner, program: string, args: string[]) {
  const [command = program, ...rest] = [...runner.prefix, program, ...args];
  return { command, args: rest, identity: runner.switchUser && runner.owner ? runner.owner : {} };
}

/** Creates the folder if it is missing, closes it to others (a copied one may be open, and Postgres refuses that), and hands it over with all that is in it if somebody else owns it.
 * @throws StartError when it belongs to somebody else and we are not root */
export function prepareFolder(folder: string, owner: Runner["owner"]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid, mode } = statSync(folder);
  const me = process.getuid?.();
  if (me !== undefined && me !== 0 && uid !== me)
    throw new StartError(`${folder} belongs to another user: start as that user, or set DATA_DIR.`);
  if (mode & 0o077 && process.platform !== "win32") chmodSync(folder, 0o700);
  if (owner && uid !== owner.uid) handOver(folder, owner);
}

function handOver(path: string, owner: { uid: number; gid: number }): void {
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) handOver(join(path, name), owner);
  if (!lstatSync(path).isSymbolicLink()) chownSync(path, owner.uid, owner.gid);
}

function works(runner: Runner, program: string): boolean {
  const { command, args, identity } = throughRunner(runner, program, ["--version"]);
  return spawnSync(command, args, { ...identity, cwd: "/", stdio: "ignore" }).status === 0;
}

function openToOthers(folder: string): boolean {
  for (let path = dirname(folder); ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return (statSync(folder).mode & 0o001) !== 0;
  }
}

function unprivilegedUser(): { uid: number; gid: number } {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  const entry = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.split(":");
  const [, , uid, gid] = entry("postgres") ?? entry("nobody") ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}
