import type { Page } from "@playwright/test";
import type { Role } from "#lib/capabilities.ts";

export type Step = (page: Page) => Promise<void>;

/** How a person comes to press what sends an action, and who may. */
export type Tried = {
  /** Whoever opens the page and presses; the request is kept and sent by every other role. */
  as: Role;
  may: readonly Role[];
  at: () => string;
  /** The last one presses. */
  steps: readonly Step[];
};

/** A part of the newsroom: its pages and handlers, who may see them, and its actions. */
export type Area = {
  /** Makes what the pages show and the actions are about. */
  prepare: () => Promise<void>;
  /** Every page and route handler of the area, as the file system names it: "/admin/media/[id]". */
  pages: Record<string, { may: readonly Role[]; at?: () => string; method?: "GET" | "POST" }>;
  /** By file and name: "media/saveWords". */
  actions: Record<string, Tried>;
};

export const WRITERS: readonly Role[] = ["author", "editor", "admin"];
export const EDITORS: readonly Role[] = ["editor", "admin"];
export const ADMINS: readonly Role[] = ["admin"];

/** Presses the first button of this name. */
export const press =
  (name: string | RegExp): Step =>
  (page) =>
    page.getByRole("button", { name }).first().click();
