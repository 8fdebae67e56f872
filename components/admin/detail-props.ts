import type { DecideAction } from "#components/admin/decision-forms.tsx";
import type { Calendar } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { PersonHistory, QueuedComment } from "#lib/moderation-queue.ts";

type Action = (form: FormData) => Promise<void>;

export type DetailProps = {
  t: Translate;
  site: { locale: "de" | "en" };
  calendar: Calendar;
  now: Date;
  comment: QueuedComment;
  person: PersonHistory | null;
  place: Record<string, string>;
  beside: { next: number | null; previous: number | null };
  moderatorId: number;
  decide: DecideAction;
  takeOver: Action;
  undo: Action;
};
