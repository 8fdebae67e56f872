import { texts } from "#components/ui/voice.ts";

const PROBLEMS = [
  "too-short",
  "too-long",
  "characters",
  "no-letters",
  "address",
  "mixed-scripts",
  "reserved",
  "taken",
  "too-soon",
] as const;

/** Why a name was not taken (lib/display-name.ts, db/users.ts). */
export type NameProblem = (typeof PROBLEMS)[number];

export const nameProblemOf = (text: string): NameProblem | null =>
  PROBLEMS.find((one) => one === text) ?? null;

export const nameProblemText = (problem: NameProblem): string => texts()(`login.nameProblem.${problem}`);
