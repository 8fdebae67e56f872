import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readManifest } from "#lib/c2pa.ts";
import { cropInTurn, takeIn } from "#lib/media-intake.ts";

const shared = join(import.meta.dirname, "../../shared/data/images");
const present = existsSync(shared);
if (!present)
  process.stderr.write(
    "lib/media-intake.corpus.test.ts: ../shared/data/images is absent, its files are not tried\n",
  );

/** What is to be said of a file, by its name; whatever no line names is taken. */
const VERDICTS: [RegExp, string][] = [
  [/\.(bmp|ico|tga|txt|md|markdown|svgz|gz)$|_LICENCE$/, "unsupported"],
  [/truncated\.(jpg|gif|png)$|corrupt-header\.jpg$|oss-fuzz-36829\.jpeg$|zero-loop-count\.gif$/, "broken"],
  // It names pictures in files beside it.
  [/struct-image-04-t\.svg$/, "scripted"],
];

describe.skipIf(!present)("takeIn on pictures that others made", () => {
  const names = present ? readdirSync(shared, { recursive: true, encoding: "utf8" }) : [];
  const files = names.filter((name) => statSync(join(shared, name)).isFile());

  it.each(files)("%s", { timeout: 60_000 }, async (name) => {
    const bytes = readFileSync(join(shared, name));
    expect(readManifest(bytes)).toBeNull();
    const said = await takeIn(bytes, { widths: [480] }).then(
      ({ variants }) => (variants.length > 2 ? "taken" : "without variants"),
      (error: { code?: string }) => error.code,
    );
    expect(said).toBe(VERDICTS.find(([pattern]) => pattern.test(name))?.[1] ?? "taken");
    // What is taken is cut to any shape that it has room for.
    if (said === "taken")
      for (const { width, height } of await cropInTurn(bytes, { focalX: 0.9, focalY: 0 }))
        expect(Math.min(width, height)).toBeGreaterThan(300);
  });
});
