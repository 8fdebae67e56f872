"use client";

import { type ReactNode, useActionState } from "react";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import type { BoardPlace, BoardTexts } from "#components/admin/front-board-types.ts";
import { LONGEST_TITLE } from "#lib/front-desk.ts";

type Props = {
  place: BoardPlace;
  pin: NonNullable<BoardPlace["pin"]>;
  /** The article's own headline. */
  original: string;
  texts: BoardTexts;
  keep: (state: FormState, form: FormData) => Promise<FormState>;
  seen: ReactNode;
};

/** Words for this place alone, and until when the article stays there. */
export function PinForm({ place: { name, label }, pin, original, texts, keep, seen }: Props) {
  const [{ problem, values }, send, isBusy] = useActionState(keep, UNTOUCHED);
  const id = `pin-${name}`;
  return (
    <details className="front-pin" open={problem !== ""}>
      <summary aria-label={`${texts.words}: ${label}`}>{texts.words}</summary>
      <form action={send}>
        {seen}
        <input type="hidden" name="place" value={name} />
        {problem && (
          <p className="problem" id={`${id}-problem`} role="alert">
            {problem}
          </p>
        )}
        <div className="field">
          <label htmlFor={`${id}-title`}>{texts.ownTitle}</label>
          <input
            id={`${id}-title`}
            name="title"
            maxLength={LONGEST_TITLE}
            placeholder={original}
            defaultValue={values.title ?? pin.title}
            aria-describedby={`${id}-title-help`}
          />
          <p className="help" id={`${id}-title-help`}>
            {texts.ownTitleHelp}
          </p>
        </div>
        <div className="field">
          <label htmlFor={`${id}-end`}>{texts.until}</label>
          <input
            id={`${id}-end`}
            name="expiresAt"
            type="datetime-local"
            defaultValue={values.expiresAt ?? pin.expiresAt}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-problem ${id}-end-help` : `${id}-end-help`}
          />
          <p className="help" id={`${id}-end-help`}>
            {texts.untilHelp}
          </p>
        </div>
        <button type="submit" disabled={isBusy}>
          {texts.save}
        </button>
      </form>
    </details>
  );
}
