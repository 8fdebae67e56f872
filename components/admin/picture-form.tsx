"use client";

import { useActionState } from "react";
import { Field } from "#components/admin/field.tsx";
import { FocalPoint, type FocalTexts } from "#components/admin/focal-point.tsx";
import { type FormState, UNTOUCHED } from "#components/admin/form-state.ts";
import type { DeskPictureDetail } from "#lib/media-desk.ts";

type FieldName = "alt" | "caption" | "credit" | "licence" | "licenceUrl" | "rightsExpireOn" | "folder";

export type PictureFormTexts = Record<
  FieldName | `${FieldName}Help` | "aiUse" | "aiUseHelp" | "save" | "nowStands",
  string
> & {
  focal: FocalTexts;
};

type Props = {
  savePicture: (state: FormState, form: FormData) => Promise<FormState>;
  id: number;
  /** The version that the fields show. */
  seen: number;
  preview: DeskPictureDetail["preview"];
  /** What stands in the fields, by their names. */
  values: Record<FieldName | "aiUse" | "focalX" | "focalY", string>;
  aiUses: { name: string; label: string }[];
  folders: readonly string[];
  texts: PictureFormTexts;
};

/** The field that a refusal is about. */
const FIELD_OF: Record<string, FieldName | "focal"> = {
  "alt-missing": "alt",
  "credit-missing": "credit",
  "licence-missing": "licence",
  "address-malformed": "licenceUrl",
  "day-malformed": "rightsExpireOn",
  "point-malformed": "focal",
};

/** Everything that is said about a picture. */
export function PictureForm({ savePicture, id, seen, preview, values, aiUses, folders, texts }: Props) {
  const [state, send, isBusy] = useActionState(savePicture, UNTOUCHED);
  const stands: typeof values & Record<string, string> = { ...values, ...state.values };
  const about = FIELD_OF[state.values.code ?? ""];
  /** What somebody else has saved there. */
  const meanwhile = (name: string) => {
    const now = stands[`now.${name}`];
    return now === undefined || now === stands[name] ? "" : texts.nowStands.replace("{text}", now || "–");
  };
  const problemOf = (name: FieldName | "focal") => (about === name ? state.problem : "");
  const field = (name: FieldName, more: { rows?: number; required?: boolean; type?: "date" } = {}) => {
    const problem = problemOf(name);
    return (
      <Field
        id={`picture-${name}`}
        name={name}
        label={texts[name]}
        help={texts[`${name}Help`]}
        meanwhile={meanwhile(name)}
        value={stands[name]}
        {...(problem ? { problem } : {})}
        {...more}
      />
    );
  };
  return (
    // A refused form is made anew, so that its fields hold what was typed.
    <form key={JSON.stringify(state)} action={send} className="picture-form">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="seen" value={stands.seen ?? seen} />
      {state.problem && !about && (
        <p className="problem" role="alert">
          {state.problem}
        </p>
      )}
      <div className="picture-words">
        {field("alt", { rows: 3, required: true })}
        {field("caption", { rows: 3 })}
        {field("credit", { required: true })}
        {field("licence", { required: true })}
        {field("licenceUrl")}
        {field("rightsExpireOn", { type: "date" })}
        <div className="field">
          <label htmlFor="picture-ai">{texts.aiUse}</label>
          <select id="picture-ai" name="aiUse" defaultValue={stands.aiUse} aria-describedby="picture-ai-help">
            {aiUses.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
          <p className="help" id="picture-ai-help">
            {texts.aiUseHelp}
          </p>
        </div>
        <div className="field">
          <label htmlFor="picture-folder">{texts.folder}</label>
          <input
            id="picture-folder"
            name="folder"
            list="picture-folders"
            maxLength={80}
            defaultValue={stands.folder}
            aria-describedby="picture-folder-help"
          />
          <datalist id="picture-folders">
            {folders.map((folder) => (
              <option key={folder} value={folder} />
            ))}
          </datalist>
          <p className="help" id="picture-folder-help">
            {texts.folderHelp}
          </p>
          {meanwhile("folder") && <p className="muted">{meanwhile("folder")}</p>}
        </div>
      </div>
      <div className="picture-side">
        {preview ? (
          <FocalPoint
            preview={preview}
            given={{ x: stands.focalX, y: stands.focalY }}
            texts={texts.focal}
            problem={problemOf("focal")}
          />
        ) : (
          <>
            <input type="hidden" name="focalX" value={stands.focalX} />
            <input type="hidden" name="focalY" value={stands.focalY} />
          </>
        )}
      </div>
      <p className="buttons">
        <button type="submit" className="primary" disabled={isBusy}>
          {texts.save}
        </button>
      </p>
    </form>
  );
}
