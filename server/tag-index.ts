import { tags as names } from "#lib/tags.ts";

/** Which addresses show what a tag names. */
export type TagIndex = {
  add: (key: string, tags: readonly string[]) => void;
  remove: (key: string, tags: readonly string[]) => void;
  /** Every address that shows one of these, each once. */
  keysOf: (tags: readonly string[]) => Set<string>;
};

export function createTagIndex(): TagIndex {
  const keys = new Map<string, Set<string>>();
  const all = new Set<string>();
  return {
    add: (key, tags) => {
      all.add(key);
      for (const tag of tags) {
        const known = keys.get(tag);
        if (known) known.add(key);
        else keys.set(tag, new Set([key]));
      }
    },
    remove: (key, tags) => {
      all.delete(key);
      for (const tag of tags) {
        const known = keys.get(tag);
        known?.delete(key);
        if (known?.size === 0) keys.delete(tag);
      }
    },
    keysOf: (tags) => {
      if (tags.includes(names.everything())) return new Set(all);
      return new Set(tags.flatMap((tag) => [...(keys.get(tag) ?? [])]));
    },
  };
}
