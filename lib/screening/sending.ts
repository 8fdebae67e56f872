import type { Phase } from "#lib/screening/candidate.ts";
import { spam, suspect } from "#lib/screening/verdict.ts";

/** Nobody finds the form, writes and sends in less. */
const FASTEST_SECONDS = 3;

/** How the form came back: a trap field filled, or sooner than a person could. */
export const sending: Phase = ({ honeypotFilled, secondsToWrite }) => {
  if (honeypotFilled) return [spam("honeypot")];
  if (secondsToWrite === null || !(secondsToWrite < FASTEST_SECONDS)) return [];
  return [suspect("too-fast", { seconds: Math.max(0, Math.round(secondsToWrite)) })];
};
