/** Days in which whoever wants to leave may change their mind, by signing in. */
export const GRACE_DAYS = 7;

/** What stays of somebody who leaves: their published comments without a name, or nothing. */
export const DELETION_CHOICES = ["anonymise", "remove"] as const;
export type DeletionChoice = (typeof DELETION_CHOICES)[number];

export const readDeletionChoice = (text: string): DeletionChoice | null =>
  DELETION_CHOICES.find((one) => one === text) ?? null;
