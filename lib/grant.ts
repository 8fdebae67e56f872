import { can } from "#lib/capabilities.ts";
import type { Admin, Editor, Moderator, Operator, System, Viewer, Visitor, Writer } from "#lib/proof.ts";

/** @param name what the audit log shows, for example "npm run import" */
export function grantOperator(name: string): Operator {
  return { userId: null, name } as Operator;
}

/** @param name the part of the portal that acts, for example "front" */
export function grantSystem(name: string): System {
  return { userId: null, name } as System;
}

/** @param addressKey see lib/client-address.ts */
export function grantVisitor(addressKey: string): Visitor {
  return { userId: null, name: "visitor", addressKey } as Visitor;
}

type Person = Pick<Viewer, "userId" | "name" | "role" | "sessionId" | "addressKey">;

export function grantViewer(person: Person): Viewer {
  return person as Viewer;
}

/** null when the role may not. */
export function grantModerator({ userId, name, role }: Viewer): Moderator | null {
  return can(role, "moderate") ? ({ userId, name } as Moderator) : null;
}

export function grantWriter({ userId, name, role }: Viewer): Writer | null {
  return can(role, "write") ? ({ userId, name, role } as Writer) : null;
}

export function grantEditor({ userId, name, role }: Viewer): Editor | null {
  return can(role, "publish") ? ({ userId, name } as Editor) : null;
}

export function grantAdmin({ userId, name, role }: Viewer): Admin | null {
  return can(role, "administer") ? ({ userId, name } as Admin) : null;
}
