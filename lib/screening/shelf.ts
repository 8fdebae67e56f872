/** What hangs on pieces of words, looked up by all pieces of a word at once. */
export class Shelf<T> {
  private readonly lengths = new Set<number>();
  private readonly initials = new Set<string>();
  private readonly things = new Map<string, T[]>();

  put(piece: string, thing: T): void {
    this.lengths.add(piece.length);
    this.initials.add(piece.charAt(0));
    const there = this.things.get(piece);
    if (there) there.push(thing);
    else this.things.set(piece, [thing]);
  }

  get(piece: string): readonly T[] {
    return this.things.get(piece) ?? [];
  }

  /** What hangs on the pieces that begin here in a word. */
  from(word: string, at: number): T[] {
    const found: T[] = [];
    if (!this.initials.has(word.charAt(at))) return found;
    for (const length of this.lengths) {
      if (at + length <= word.length) found.push(...this.get(word.slice(at, at + length)));
    }
    return found;
  }

  /** What hangs on the pieces that a word ends with. */
  until(word: string): T[] {
    const found: T[] = [];
    for (const length of this.lengths) {
      if (length <= word.length) found.push(...this.get(word.slice(-length)));
    }
    return found;
  }
}
