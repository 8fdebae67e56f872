import type { Operator, System } from "#lib/proof.ts";

/** @param name what the audit log shows, for example "npm run import" */
export function grantOperator(name: string): Operator {
  return { userId: null, name } as Operator;
}

/** @param name the part of the portal that acts, for example "front" */
export function grantSystem(name: string): System {
  return { userId: null, name } as System;
}
