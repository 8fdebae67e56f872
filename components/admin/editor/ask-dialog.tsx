"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { EditorTexts } from "#components/admin/editor/tools.ts";
import { useChoices } from "#components/admin/editor/use-choices.ts";
import { isSafeHref } from "#lib/body/schema.ts";

export type Question = { kind: "link"; href: string } | { kind: "footnote" } | { kind: "embed" };

type Props = {
  question: Question | null;
  texts: EditorTexts;
  choicesPath: string;
  answer: (question: Question, value: string) => void;
  close: () => void;
};

type LinkChoice = { href: string; title: string; detail: string };

/** Asks for what a tool needs: an address, the words of a note. */
export function AskDialog({ question, texts, choicesPath, answer, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (question) dialog.current?.showModal();
    else dialog.current?.close();
  }, [question]);
  return (
    <dialog ref={dialog} className="ask" aria-labelledby="ask-title" onClose={close}>
      {question && (
        <AskForm
          key={question.kind}
          question={question}
          texts={texts}
          choicesPath={choicesPath}
          answer={answer}
          close={close}
        />
      )}
    </dialog>
  );
}

const TITLES = { link: "linkTitle", footnote: "footnoteText", embed: "embedUrl" } as const;
const LABELS = { link: "linkField", footnote: "footnoteText", embed: "embedUrl" } as const;

function AskForm({ question, texts, choicesPath, answer, close }: Props & { question: Question }) {
  const id = useId();
  const [value, setValue] = useState(question.kind === "link" ? question.href : "");
  const [isBad, setBad] = useState(false);
  const typed = question.kind === "link" && !isSafeHref(value) ? value : "";
  const { choices } = useChoices<LinkChoice>(choicesPath, "link", typed);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const given = addressed(question, value.trim());
    if (given === null) setBad(true);
    else answer(question, given);
  };
  return (
    <form className="stacked" onSubmit={send}>
      <h2 id="ask-title">{texts[TITLES[question.kind]]}</h2>
      <div className="field">
        <label htmlFor={id}>{texts[LABELS[question.kind]]}</label>
        <input
          id={id}
          type="text"
          value={value}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          autoComplete="off"
          aria-invalid={isBad || undefined}
          aria-describedby={isBad ? `${id}-problem` : undefined}
          onChange={(event) => {
            setValue(event.target.value);
            setBad(false);
          }}
        />
        {isBad && (
          <p className="problem" id={`${id}-problem`} role="alert">
            {texts.linkBad}
          </p>
        )}
      </div>
      {choices.length > 0 && (
        <ul className="choices">
          {choices.map(({ href, title, detail }) => (
            <li key={href}>
              <button type="button" onClick={() => answer(question, href)}>
                {title} <small className="muted">{detail}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="buttons">
        <button type="submit" className="primary">
          {texts.linkSet}
        </button>
        {question.kind === "link" && question.href !== "" && (
          <button type="button" onClick={() => answer(question, "")}>
            {texts.linkRemove}
          </button>
        )}
        <button type="button" onClick={close}>
          {texts.cancel}
        </button>
      </p>
    </form>
  );
}

/** "beispiel.de/a" is meant as an address; anything else that is none is refused. */
function addressed({ kind }: Question, value: string): string | null {
  if (kind === "footnote") return value === "" ? null : value;
  const tried = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(value) ? `https://${value}` : value;
  if (kind === "embed") return /^https?:\/\//.test(tried) && isSafeHref(tried) ? tried : null;
  return isSafeHref(tried) ? tried : null;
}
