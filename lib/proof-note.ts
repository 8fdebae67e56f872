import { seal, unseal } from "#lib/seal.ts";

/** What a person proves once more that it is them for. */
export const WANTS = ["export", "deletion"] as const;
export type Want = (typeof WANTS)[number];

export const wantOf = (text: string | null): Want => WANTS.find((one) => one === text) ?? "export";

const MINUTES = 10;
const purposeOf = (userId: number, want: Want) => `proof ${want} ${userId}`;

/** A sealed note that a fresh code was right: for this person, this purpose, ten minutes. */
export const sealProof = (userId: number, want: Want, now: Date): string =>
  seal(String(now.getTime() + MINUTES * 60_000), purposeOf(userId, want));

export function isProof(note: string, userId: number, { want, now }: { want: Want; now: Date }): boolean {
  const until = note.length < 500 ? unseal(note, purposeOf(userId, want)) : null;
  return until !== null && Number(until) > now.getTime();
}
