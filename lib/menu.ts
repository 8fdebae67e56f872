import { z } from "zod";
import { Refusal } from "#lib/refusal.ts";

/** Where a link of the house's own menus stands. */
export const MENU_LISTS = ["header", "footer"] as const;
export type MenuList = (typeof MENU_LISTS)[number];

export const MENU_KINDS = ["section", "page", "topic", "story"] as const;
export type MenuKind = (typeof MENU_KINDS)[number];

const LONGEST_LABEL = 40;

/** A path of our own, or an address of the web: nothing that runs, nothing that leads to another host unseen ("//host"). */
const href = z
  .string()
  .trim()
  .max(500)
  .refine(
    (value) =>
      /^\/(?![/\\])\S*$/.test(value) ||
      (/^https?:\/\//i.test(value) && URL.canParse(value) && !/\s/.test(value)),
  );

const common = { list: z.enum(MENU_LISTS), label: z.string().trim().max(LONGEST_LABEL) };

/** A link: to something of ours by its number, so that it follows when that moves, or to an address. */
export const menuEntry = z.union([
  z.object({ ...common, kind: z.enum(MENU_KINDS), id: z.number().int().positive() }),
  z.object({
    ...common,
    kind: z.literal("address"),
    href,
    label: z.string().trim().min(1).max(LONGEST_LABEL),
  }),
]);
export type MenuEntry = z.infer<typeof menuEntry>;

/** Far more than fits. */
const MOST = 20;
export const menu = z.array(menuEntry).max(MOST * MENU_LISTS.length);

export type MenuChange =
  | { kind: "add"; entry: unknown; at?: number }
  | { kind: "move"; at: number; way: "up" | "down"; entry: string }
  | { kind: "remove"; at: number; entry: string };

/** How a form names the entry that it is about, so that nothing happens to another that has come to its place. */
export const markOf = (entry: MenuEntry): string => JSON.stringify(entry);

/** The menu after a change. @throws Refusal when the entry is none, is elsewhere by now, or is one too many */
export function changedMenu(entries: readonly MenuEntry[], change: MenuChange): MenuEntry[] {
  if (change.kind === "add") return added(entries, change);
  const entry = entries[change.at];
  if (!entry || markOf(entry) !== change.entry) throw new Refusal("changed-meanwhile", "menu");
  if (change.kind === "remove") return entries.toSpliced(change.at, 1);
  const beside = entries
    .map(({ list }, at) => ({ list, at }))
    .filter(({ list, at }) => list === entry.list && (change.way === "up" ? at < change.at : at > change.at));
  const other = (change.way === "up" ? beside.at(-1) : beside[0])?.at;
  if (other === undefined) return [...entries];
  return entries.with(change.at, entries[other] as MenuEntry).with(other, entry);
}

function added(
  entries: readonly MenuEntry[],
  { entry: given, at }: { entry: unknown; at?: number },
): MenuEntry[] {
  const parsed = menuEntry.safeParse(given);
  if (!parsed.success) {
    const paths = parsed.error.issues.flatMap((issue) =>
      issue.code === "invalid_union" ? issue.errors.flat().map(({ path }) => path[0]) : [issue.path[0]],
    );
    throw new Refusal(paths.includes("href") ? "link-malformed" : "setting-invalid", "menu");
  }
  const entry = parsed.data;
  if (entries.filter(({ list }) => list === entry.list).length >= MOST)
    throw new Refusal("too-many", entry.list);
  return at === undefined ? [...entries, entry] : entries.toSpliced(at, 0, entry);
}
