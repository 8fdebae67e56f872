import type { FormState } from "#components/admin/form-state.ts";
import type { PlaceName } from "#lib/front-desk.ts";
import type { Messages } from "#lib/i18n.ts";

/** An article on the board. `meta`: section, time, and what is to be known; `place`: where it stands, "" for nowhere. */
export type BoardArticle = { id: number; title: string; href: string; meta: string; place: string };

export type BoardPlace = {
  name: PlaceName;
  label: string;
  /** The label where there is little room. */
  short: string;
  article: BoardArticle | null;
  /** Null where the place fills itself. `expiresAt` as a field for date and time holds it. */
  pin: { title: string; expiresAt: string; state: string } | null;
  /** Who stood here until lately; "" for nobody. */
  lapsed: string;
};

/** Sentences with {title} and {place} in them: the browser knows what is being moved, and where to. */
export type BoardTexts = Messages["frontDesk"]["board"];

export type BoardActions = {
  place: (form: FormData) => Promise<void>;
  free: (form: FormData) => Promise<void>;
  keep: (state: FormState, form: FormData) => Promise<FormState>;
};

/** What is dragged. `from`: the place where it stands now. */
export type Dragged = { articleId: number; title: string; from: PlaceName | null; isPinned: boolean };

/** What every form of the board says: which arrangement it saw, and what candidates were looked for by. */
export type BoardSeen = { version: number; words: string };

export const fill = (text: string, { title = "", place = "" }: { title?: string; place?: string }): string =>
  text.replace("{title}", () => title).replace("{place}", () => place);
