"use client";

import { useActionState } from "react";
import type { FormState } from "#components/admin/form-state.ts";
import { LongText } from "#components/admin/long-text.tsx";
import type { NamePlaces } from "#db/name-places.ts";

/** `places` where it stands, once it was looked for; `found` for which names that was. */
export type NameState = FormState & { places: NamePlaces | null; found?: string };

export type NameRemovalTexts = Record<
  "names" | "namesHelp" | "word" | "wordHelp" | "look" | "nowhere" | "foundTitle" | "remove" | "removeHelp",
  string
> & { places: { name: keyof NamePlaces; label: string }[] };

type Props = {
  articleId: number;
  takeOutName: (state: NameState, form: FormData) => Promise<NameState>;
  texts: NameRemovalTexts;
};

/** What taking out the name does not touch. */
const STAYS = new Set<keyof NamePlaces>(["comments", "address"]);

const UNASKED: NameState = { problem: "", values: {}, places: null };

/** Cannot be undone, so it is looked for first; the button that takes it out comes with what was found. */
export function NameRemoval({ articleId, takeOutName, texts }: Props) {
  const [{ problem, values, places, found }, send, isBusy] = useActionState(takeOutName, UNASKED);
  const standing = texts.places.filter(({ name }) => places && places[name] > 0);
  const isThere = standing.some(({ name }) => !STAYS.has(name));
  return (
    <form action={send} className="stacked name-removal">
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="found" value={found ?? ""} />
      <LongText
        id="names"
        name="names"
        label={texts.names}
        help={texts.namesHelp}
        value={values.names}
        rows={3}
        problem={problem}
      />
      <div className="field">
        <label htmlFor="name-word">{texts.word}</label>
        <input
          id="name-word"
          name="word"
          maxLength={60}
          defaultValue={values.word}
          aria-describedby="name-word-help"
        />
        <p className="help" id="name-word-help">
          {texts.wordHelp}
        </p>
      </div>
      <button type="submit" name="step" value="look" disabled={isBusy}>
        {texts.look}
      </button>
      {places && (
        <div role="status">
          {standing.length === 0 ? (
            <p>{texts.nowhere}</p>
          ) : (
            <>
              <h3>{texts.foundTitle}</h3>
              <dl className="name-places">
                {standing.map(({ name, label }) => (
                  <div key={name} className="contents-of">
                    <dt>{label}</dt>
                    <dd>{places[name]}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
        </div>
      )}
      {places && isThere && (
        <>
          <p className="help">{texts.removeHelp}</p>
          <button className="primary" type="submit" name="step" value="remove" disabled={isBusy}>
            {texts.remove}
          </button>
        </>
      )}
    </form>
  );
}
