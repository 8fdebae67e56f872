/**
 * What can happen to a case. Details hold codes and numbers only: the file outlives accounts, so neither names nor
 * addresses nor anybody's words may stand in it.
 */
export type CaseEvent =
  | { event: "received"; detail: { reason: string; anonymous: boolean } }
  | { event: "upheld"; detail: { clause: string | null } }
  | { event: "dismissed"; detail: Record<string, never> }
  | { event: "appealed"; detail: { appealId: number } }
  | { event: "appeal-reversed" | "appeal-confirmed"; detail: AppealDecided };

/** `samePerson`: whoever decided first also answered the objection; it should be somebody else. */
type AppealDecided = { appealId: number; samePerson: boolean };
