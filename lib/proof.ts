import type { Role } from "#lib/capabilities.ts";

/**
 * Proofs of who is acting. Every write in db/ takes one as its first argument, so a forgotten check does
 * not compile. Types are free to import; only lib/grant.ts makes the values, and the lint run says who may
 * import that: auth.ts, server.ts at the start, jobs/, the operator's commands in scripts/, and the demo content.
 */

declare const proof: unique symbol;

/** The person at the machine's command line: may do what the newsroom can, without an account. */
export type Operator = { readonly [proof]: "operator"; readonly userId: null; readonly name: string };

/** The portal itself, where nobody acts: it counts what is read, sends what is due. */
export type System = { readonly [proof]: "system"; readonly userId: null; readonly name: string };

/** Somebody who is not signed in, known for a day by a keyed hash of the address they come from. */
export type Visitor = {
  readonly [proof]: "visitor";
  readonly userId: null;
  readonly name: string;
  readonly addressKey: string;
};

type Person<Kind> = { readonly [proof]: Kind; readonly userId: number; readonly name: string };

/** Someone signed in. `name` is the pseudonym; "" until one was chosen. */
export type Viewer = Person<"viewer"> & {
  readonly role: Role;
  readonly sessionId: string;
  readonly addressKey: string;
};

/** Someone signed in who may decide on comments, people and notices. */
export type Moderator = Person<"moderator">;

/** Someone signed in who writes: own drafts always, those of others where the role may publish. */
export type Writer = Person<"writer"> & { readonly role: Role };

/** Someone signed in whose role may publish. */
export type Editor = Person<"editor">;

/** Someone signed in who looks after people and settings. */
export type Admin = Person<"admin">;

/** Whoever may change content: an editor at the desk, the operator at the command line, the portal when a moment has come that an editor fixed. */
export type Publisher = Editor | Operator | System;

/** Whoever the audit log can name. */
export type Actor = Operator | System | Visitor | Viewer | Moderator | Writer | Editor | Admin;
