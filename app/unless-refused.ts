import { Refusal } from "#lib/refusal.ts";

/** What a write gave, or null where the rules forbade it: for deeds that need no word about that. */
export async function unlessRefused<T>(write: Promise<T>): Promise<T | null> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
