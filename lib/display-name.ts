import { asSeen, plainLetters, visible } from "#lib/screening/fold.ts";

const FEWEST_CHARACTERS = 2;
/** Longer ones break lines on a telephone. */
const MOST_CHARACTERS = 40;
/** No letter has three; rows of them run over the lines above and below. None stands alone. */
const PILED_UP_MARKS = /\p{M}{3}|^\p{M}| \p{M}/u;
/** Control and bidi signs, unassigned and private ones, holes in a text, any space but the plain one. */
const UNFIT = /[\p{C}\p{Zl}\p{Zp}\uFFFC\uFFFD]|(?! )\p{Zs}/u;

/** Nobody but the newsroom speaks under these, whatever is added behind. */
const OF_THE_HOUSE =
  "admin administrator moderation moderator moderatorin redaktion newsroom support system".split(" ");

/** Who advertises or gives away a mail address; "St.Pauli" does neither. */
const ADDRESS =
  /@|:\/\/|\bwww\.|\.(?:com|net|org|info|biz|de|at|ch|eu|ru|io|tv|shop|online|site|store|xyz)(?:\/|$)/iu;

export type NameCode =
  | "too-short"
  | "too-long"
  | "characters"
  | "no-letters"
  | "address"
  | "mixed-scripts"
  | "reserved";
export type NameCheck = { ok: true; name: string } | { ok: false; code: NameCode };

/**
 * Whether somebody may go by a name, and how it is kept: NFC, single spaces.
 * @param taken foldName() of names that nobody else may look like, as those of the staff
 */
export function checkDisplayName(typed: string, taken: ReadonlySet<string> = new Set()): NameCheck {
  const name = typed.normalize("NFC").trim().replace(/ +/g, " ");
  const code = refusalOf(name, taken);
  return code ? { ok: false, code } : { ok: true, name };
}

function refusalOf(name: string, taken: ReadonlySet<string>): NameCode | null {
  const count = [...name].length;
  if (count < FEWEST_CHARACTERS) return "too-short";
  if (count > MOST_CHARACTERS) return "too-long";
  if (hasUnfitCharacters(name)) return "characters";
  if (!/[\p{L}\p{N}]/u.test(name)) return "no-letters";
  if (ADDRESS.test(name)) return "address";
  if (mixesScripts(name)) return "mixed-scripts";
  const key = foldName(name);
  return taken.has(key) || speaksForTheHouse(name) ? "reserved" : null;
}

/** "Redaktion Bremen" and "Admin-Team" do as well. */
function speaksForTheHouse(name: string): boolean {
  const keys = [name, ...name.split(/[^\p{L}\p{M}\p{N}]+/u)].map(foldName);
  return OF_THE_HOUSE.some((word) => keys.includes(foldName(word)));
}

function hasUnfitCharacters(name: string): boolean {
  const seen = withoutEmojiStyle(name);
  return UNFIT.test(name) || PILED_UP_MARKS.test(name) || visible(seen) !== seen;
}

/** The sign that asks for a coloured picture is the one unseen sign that belongs to it. */
function withoutEmojiStyle(name: string): string {
  return name.replace(/(\p{Extended_Pictographic})\uFE0F/gu, "$1");
}

const SCRIPTS = {
  latin: /\p{Script=Latin}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  greek: /\p{Script=Greek}/u,
  eastAsian: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  none: /[\p{Script=Common}\p{Script=Inherited}]/u,
};

/** Within one script, or Latin with East Asian letters, nothing imitates ("highly restrictive", UTS #39 section 5.2). */
function mixesScripts(name: string): boolean {
  const letters = plainLetters(name).match(/\p{L}/gu) ?? [];
  const used = new Set(letters.map(scriptOf));
  used.delete("none");
  if (used.has("latin")) used.delete("eastAsian");
  return used.size > 1;
}

function scriptOf(letter: string): string {
  return Object.entries(SCRIPTS).find(([, script]) => script.test(letter))?.[0] ?? "other";
}

/** Signs that pass for each other in a name, where a false collision costs little. */
const TWINS: [RegExp, string][] = [
  [/[1l|!]/g, "i"],
  [/0/g, "o"],
  [/3/g, "e"],
  [/4|@/g, "a"],
  [/5|\$/g, "s"],
  [/7/g, "t"],
  [/8/g, "b"],
  [/rn/g, "m"],
  [/vv/g, "w"],
];

/**
 * The key under which names that look alike collide: "Mara", "mаrа" (Cyrillic) and "M4ra_" have the same. For
 * comparing only; umlauts are written out, and what is neither letter nor digit does not count.
 */
export function foldName(name: string): string {
  const seen = asSeen(name).replace(/[^\p{L}\p{N}@$|!]|[@$|!](?![\p{L}\p{N}])/gu, "");
  const twins = TWINS.reduce((text, [sign, twin]) => text.replace(sign, twin), seen);
  return (
    twins.replace(/[^\p{L}\p{N}]/gu, "").replace(/(.)\1+/gu, "$1") || name.normalize("NFKC").toLowerCase()
  );
}
