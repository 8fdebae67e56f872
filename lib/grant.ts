import type { Operator } from "#lib/proof.ts";

/** @param name what the audit log shows, for example "npm run import" */
export function grantOperator(name: string): Operator {
  return { userId: null, name } as Operator;
}
