/** "AL" for Ada Lovelace: stands where others have a picture of themselves. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = (word = "") => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? "";
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => first(word).toLocaleUpperCase()).join("");
}

export function Initials({ name }: { name: string }) {
  return (
    <span className="initials" aria-hidden="true">
      {initialsOf(name) || "–"}
    </span>
  );
}
