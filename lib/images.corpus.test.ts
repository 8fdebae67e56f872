import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ImageError, makeVariants } from "#lib/images.ts";

const shared = join(import.meta.dirname, "../../shared/data/images");
const present = existsSync(shared);
if (!present)
  process.stderr.write(
    "lib/images.corpus.test.ts: ../shared/data/images is absent, its files are not tried\n",
  );

describe.skipIf(!present)("makeVariants on pictures that others made", () => {
  const names = present ? readdirSync(shared, { recursive: true, encoding: "utf8" }) : [];
  const files = names.filter((name) => statSync(join(shared, name)).isFile());

  it.each(files)("%s gives variants or a clear error", { timeout: 60_000 }, async (name) => {
    const made = await makeVariants(readFileSync(join(shared, name)), { widths: [480] }).catch(
      (error: unknown) => error,
    );
    if (made instanceof ImageError)
      expect(made.code).toMatch(/^(unsupported|too-large|too-many-pixels|broken)$/);
    else
      expect(made).toMatchObject({
        variants: expect.arrayContaining([expect.objectContaining({ format: "avif" })]),
      });
  });
});
