import { seal, unseal } from "#lib/seal.ts";

const PURPOSE = "address of a consent log";

/** An e-mail address as part of a page's address: logs of servers and browsers keep those, and must not learn it. */
export const sealAddress = (email: string): string => seal(email, PURPOSE);

/** @returns null for what was not sealed here */
export const readSealedAddress = (sealed: string): string | null => unseal(sealed, PURPOSE);
