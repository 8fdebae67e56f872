/**
 * Proofs of who is acting. Every write in db/ takes one as its first argument, so a forgotten check does
 * not compile. Types are free to import; only lib/grant.ts makes the values, and the lint run says who may
 * import that: auth.ts, server.ts at the start, the operator's commands in scripts/, and the demo content.
 */

declare const proof: unique symbol;

/** The person at the machine's command line: may do what the newsroom can, without an account. */
export type Operator = { readonly [proof]: "operator"; readonly userId: null; readonly name: string };

/** Someone signed in whose role may publish. */
export type Editor = { readonly [proof]: "editor"; readonly userId: number; readonly name: string };

/** The portal itself, where nobody acts: it counts what is read. */
export type System = { readonly [proof]: "system"; readonly userId: null; readonly name: string };

/** Whoever may change content: an editor at the desk or the operator at the command line. */
export type Publisher = Editor | Operator;
