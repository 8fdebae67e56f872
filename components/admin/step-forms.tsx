"use client";

import { type ReactNode, useActionState } from "react";
import { settled } from "#components/admin/editor/waiting.ts";
import { Field } from "#components/admin/field.tsx";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import type { Step } from "#lib/workflow.ts";

export type ArticleAction = (state: FormState, form: FormData) => Promise<FormState>;

type FormProps = {
  action: ArticleAction;
  articleId: number;
  version: number;
  children: (state: FormState, isBusy: boolean) => ReactNode;
};

/** A form about an article: what is still being saved is sent first, and the step is taken on that version. */
export function ArticleForm({ action, articleId, version, children }: FormProps) {
  const afterSaving: ArticleAction = async (state, form) => {
    const saved = await settled();
    if (saved !== null) form.set("version", `${saved}`);
    return action(state, form);
  };
  const [state, send, isBusy] = useActionState(
    typeof window === "undefined" ? action : afterSaving,
    UNTOUCHED,
  );
  return (
    <form action={send} className="step">
      <input type="hidden" name="id" value={articleId} />
      <input type="hidden" name="version" value={version} />
      {children(state, isBusy)}
    </form>
  );
}

export type StepTexts = Record<"note" | "noteHelp" | "reason" | "reasonHelp" | "at" | "atHelp", string>;

type StepProps = {
  takeStep: ArticleAction;
  step: Step;
  label: string;
  articleId: number;
  version: number;
  isPrimary: boolean;
  /** What is in the field of time before anybody types. */
  at: string;
  texts: StepTexts;
};

const NOTED: ReadonlySet<Step> = new Set<Step>(["submit", "sendBack"]);

/** One step of an article's way; those that ask for more open first. */
export function StepForm({ takeStep, step, label, articleId, version, isPrimary, at, texts }: StepProps) {
  const form = (
    <ArticleForm action={takeStep} articleId={articleId} version={version}>
      {({ problem, values }, isBusy) => (
        <>
          <input type="hidden" name="step" value={step} />
          {NOTED.has(step) && (
            <Field
              id={`${step}-note`}
              name="note"
              label={texts.note}
              help={texts.noteHelp}
              rows={3}
              value={values.note ?? ""}
            />
          )}
          {step === "withdraw" && (
            <Field
              id="withdraw-note"
              name="note"
              label={texts.reason}
              help={texts.reasonHelp}
              rows={2}
              required
              value={values.note ?? ""}
            />
          )}
          {step === "schedule" && (
            <div className="field">
              <label htmlFor="schedule-at">{texts.at}</label>
              <input
                id="schedule-at"
                name="at"
                type="datetime-local"
                required
                defaultValue={values.at ?? at}
                aria-describedby="schedule-at-help"
              />
              <p className="help" id="schedule-at-help">
                {texts.atHelp}
              </p>
            </div>
          )}
          {problem && (
            <p className="problem" role="alert">
              {problem}
            </p>
          )}
          <button type="submit" className={isPrimary ? "primary" : undefined} disabled={isBusy}>
            {label}
          </button>
        </>
      )}
    </ArticleForm>
  );
  const asksMore = NOTED.has(step) || step === "withdraw" || step === "schedule";
  return asksMore ? (
    <details className="panel">
      <summary>{label}</summary>
      {form}
    </details>
  ) : (
    form
  );
}

type ChangesProps = {
  publish: ArticleAction | null;
  discard: ArticleAction;
  articleId: number;
  version: number;
  texts: Record<
    | "title"
    | "intro"
    | "substantive"
    | "substantiveHelp"
    | "silent"
    | "silentHelp"
    | "why"
    | "whyHelp"
    | "publish"
    | "discard",
    string
  >;
};

/** What was written into a live article goes before the readers, or is forgotten. */
export function ChangesForms({ publish, discard, articleId, version, texts }: ChangesProps) {
  return (
    <section className="changes" aria-labelledby="changes-title">
      <h3 id="changes-title">{texts.title}</h3>
      <p className="muted">{texts.intro}</p>
      {publish && (
        <ArticleForm action={publish} articleId={articleId} version={version}>
          {({ problem, values }, isBusy) => (
            <>
              {(["substantive", "silent"] as const).map((kind) => (
                <label key={kind} className="choice">
                  <input
                    type="radio"
                    name="kind"
                    value={kind}
                    defaultChecked={(values.kind ?? "substantive") === kind}
                  />
                  <span>
                    {texts[kind]} <small className="help">{texts[`${kind}Help`]}</small>
                  </span>
                </label>
              ))}
              <Field
                id="changes-why"
                name="why"
                label={texts.why}
                help={texts.whyHelp}
                value={values.why ?? ""}
              />
              {problem && (
                <p className="problem" role="alert">
                  {problem}
                </p>
              )}
              <button type="submit" className="primary" disabled={isBusy}>
                {texts.publish}
              </button>
            </>
          )}
        </ArticleForm>
      )}
      <ArticleForm action={discard} articleId={articleId} version={version}>
        {({ problem }, isBusy) => (
          <>
            {problem && (
              <p className="problem" role="alert">
                {problem}
              </p>
            )}
            <button type="submit" disabled={isBusy}>
              {texts.discard}
            </button>
          </>
        )}
      </ArticleForm>
    </section>
  );
}

type PreviewProps = {
  make: ArticleAction;
  end: ArticleAction;
  articleId: number;
  version: number;
  openLinks: number;
  texts: Record<"title" | "help" | "make" | "end" | "made" | "open", string>;
};

/** A link for somebody outside; it is shown once. */
export function PreviewForms({ make, end, articleId, version, openLinks, texts }: PreviewProps) {
  return (
    <details className="panel">
      <summary>{texts.title}</summary>
      <p className="help">{texts.help}</p>
      <p>{texts.open}</p>
      <ArticleForm action={make} articleId={articleId} version={version}>
        {({ problem, values }, isBusy) => (
          <>
            {values.link && (
              <p role="status">
                {texts.made} <a href={values.link}>{values.link}</a>
              </p>
            )}
            {problem && (
              <p className="problem" role="alert">
                {problem}
              </p>
            )}
            <button type="submit" disabled={isBusy}>
              {texts.make}
            </button>
          </>
        )}
      </ArticleForm>
      {openLinks > 0 && (
        <ArticleForm action={end} articleId={articleId} version={version}>
          {(_, isBusy) => (
            <button type="submit" disabled={isBusy}>
              {texts.end}
            </button>
          )}
        </ArticleForm>
      )}
    </details>
  );
}
