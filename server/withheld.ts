import type { Change } from "#lib/changes.ts";
import { log } from "#lib/log.ts";
import { tags } from "#lib/tags.ts";

/** Files that nobody may fetch any more, whatever old page still names them. */
export type Withheld = {
  has: (key: string) => boolean;
  /** Reads the list anew when a change is about it. */
  apply: (change: Change) => void;
  /** Reads the list; while that fails the one before is good. One reading at a time, and one more for whoever came meanwhile. */
  reload: () => Promise<void>;
};

/** @param list reads the keys */
export function createWithheld(list: () => Promise<Iterable<string>>): Withheld {
  let keys: ReadonlySet<string> = new Set();
  let reading: Promise<void> | null = null;
  let again = false;

  const read = async () => {
    do {
      again = false;
      try {
        keys = new Set(await list());
      } catch (error) {
        log().error({ err: error }, "reading which pictures are withheld failed");
      }
    } while (again);
    reading = null;
  };
  const reload = () => {
    if (reading) again = true;
    reading ??= read();
    return reading;
  };
  return {
    has: (key) => keys.has(key),
    apply: ({ gone, hard }) => {
      const isAbout = [...gone, ...hard].some((tag) => tag === tags.files() || tag === tags.everything());
      if (isAbout) void reload();
    },
    reload,
  };
}
