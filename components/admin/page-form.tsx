"use client";

import dynamic from "next/dynamic";
import { useActionState, useId, useState } from "react";
import type { EditorTexts } from "#components/admin/editor/tools.ts";
import { Field } from "#components/admin/field.tsx";
import { UNTOUCHED } from "#components/admin/form-state.ts";
import type { DialogTexts } from "#components/admin/media-texts.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import type { DeskPage } from "#lib/desk-page.ts";
import type { Messages } from "#lib/i18n.ts";

/** The editor is a chunk of its own. */
const PageBody = dynamic(
  () => import("#components/admin/editor/page-body.tsx").then((module) => module.PageBody),
  { ssr: false },
);

type Props = {
  page: DeskPage;
  action: (state: OrderState, form: FormData) => Promise<OrderState>;
  mayWrite: boolean;
  /** Pages that the law asks for stay where they are. */
  isMovable: boolean;
  texts: Messages["pageDesk"]["form"];
  editorTexts: EditorTexts;
  pictureTexts: DialogTexts;
  choicesPath: string;
};

/** A page that is not news: its fields, and the text as it is read. The text stands outside of the form, which has dialogs of its own. */
export function PageForm({ page, action, mayWrite, isMovable, texts, ...editor }: Props) {
  const [state, submit, isBusy] = useActionState(action, UNTOUCHED as OrderState);
  const [body, setBody] = useState<string | null>(null);
  const form = useId();
  const isOvertaken = state.field === "seen";
  const given = (name: string, before: string) => state.values[name] ?? before;
  const ticked = (name: string, before: boolean) => (state.problem ? state.values[name] === "1" : before);
  const at = (name: string) => ({
    id: `page-${name}`,
    name,
    problem: state.field === name ? state.problem : undefined,
  });
  return (
    <div className="page-form">
      <form id={form} action={submit} className="stacked">
        <input type="hidden" name="id" value={page.id} />
        <input type="hidden" name="seen" value={page.stamp} />
        {body !== null && <input type="hidden" name="body" value={body} />}
        <fieldset className="page-fields" disabled={!mayWrite}>
          <legend className="only-heard">{page.title}</legend>
          <Field
            {...at("title")}
            label={texts.title}
            help={texts.titleHelp}
            value={given("title", page.title)}
            required
          />
          {isMovable && (
            <Field
              {...at("slug")}
              label={texts.slug}
              help={texts.slugHelp}
              value={given("slug", page.slug)}
            />
          )}
          <Field
            {...at("description")}
            label={texts.description}
            help={texts.descriptionHelp}
            value={given("description", page.description)}
          />
          <label className="choice">
            <input
              type="checkbox"
              name="isLive"
              value="1"
              defaultChecked={ticked("isLive", page.state === "live")}
            />
            <span>{texts.isLive}</span>
          </label>
          <label className="choice">
            <input
              type="checkbox"
              name="inFooter"
              value="1"
              defaultChecked={ticked("inFooter", page.inFooter)}
            />
            <span>{texts.inFooter}</span>
          </label>
          <Field
            {...at("position")}
            label={texts.position}
            help={texts.positionHelp}
            value={given("position", `${page.position}`)}
          />
        </fieldset>
      </form>
      <noscript>
        <p className="foreign">{texts.needsScript}</p>
      </noscript>
      <PageBody page={page} mayWrite={mayWrite} change={setBody} {...editor} />
      {state.problem && (isOvertaken || !state.field) && (
        <p className="problem" role="alert">
          {state.problem}
        </p>
      )}
      {isOvertaken && (
        <label className="choice">
          <input form={form} type="checkbox" name="insist" value="1" />
          <span>{texts.insist}</span>
        </label>
      )}
      {mayWrite && (
        <p className="buttons">
          <button form={form} className="primary" type="submit" disabled={isBusy}>
            {texts.save}
          </button>
        </p>
      )}
    </div>
  );
}
