/** Who may do what (design, §4). A role is a set of these; a write asks for a proof that stands for one. */
export const ROLES = ["reader", "moderator", "author", "editor", "admin"] as const;
export type Role = (typeof ROLES)[number];

export type Capability =
  /** Take part in discussions; every account may, until it is suspended. */
  | "comment"
  /** See the newsroom at all. */
  | "enter-newsroom"
  /** Decide on comments, people and notices. */
  | "moderate"
  /** Write own drafts and hand them in. */
  | "write"
  /** Change, publish and withdraw whatever is editorial. */
  | "publish"
  /** People, roles, settings. */
  | "administer";

const MATRIX: Record<Role, readonly Capability[]> = {
  reader: ["comment"],
  moderator: ["comment", "enter-newsroom", "moderate"],
  author: ["comment", "enter-newsroom", "write"],
  editor: ["comment", "enter-newsroom", "moderate", "write", "publish"],
  admin: ["comment", "enter-newsroom", "moderate", "write", "publish", "administer"],
};

export const can = (role: Role, capability: Capability): boolean => MATRIX[role].includes(capability);

/** Whose comments carry the newsroom's badge, and whose sign-in needs a password. */
export const isStaff = (role: Role): boolean => can(role, "enter-newsroom");

/** Roles of those who work here, as they are offered: who may least first. */
export const STAFF_ROLES = ROLES.filter(isStaff);
