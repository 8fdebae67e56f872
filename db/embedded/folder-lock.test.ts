import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { folderOwner, lockFolder, requireDataFolder } from "#db/embedded/folder-lock.ts";

const house = mkdtempSync(join(tmpdir(), "depesche-folder-"));
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe("lockFolder", () => {
  it("takes a folder that is not there yet, whatever its name, and gives it back", async () => {
    const folder = join(house, "Daten für 'Zwei'", "Depesche 📰");
    const release = await lockFolder(folder);
    expect(folderOwner(folder)?.pid).toBe(process.pid);
    release();
    release();
    expect(folderOwner(folder)).toBeNull();
    expect(existsSync(folder)).toBe(true);
  });
});

describe("requireDataFolder", () => {
  const file = join(house, "file");
  writeFileSync(file, "");

  it.each([
    ["a file", file, "it is a file"],
    ["a folder in a file", join(file, "data"), "ENOTDIR"],
    ["a name that is too long", join(house, "x".repeat(300)), "ENAMETOOLONG"],
    ["a path that is too long", join(house, ...Array(9).fill("ü".repeat(60))), "it has more than 900 bytes"],
    ...(process.platform === "linux"
      ? [["a place that keeps nothing", "/proc/depesche/data", "ENOENT"]]
      : []),
  ])("refuses %s in one sentence", (_what, folder = "", reason = "") => {
    const read = () => requireDataFolder(folder);
    expect(read).toThrow(`Cannot write to the data folder ${folder}: ${reason}`);
    expect(read).not.toThrow(/\n/);
  });
});
