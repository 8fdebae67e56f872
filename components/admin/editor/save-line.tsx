"use client";

import type { SaveStatus } from "#components/admin/editor/autosaver.ts";
import { fill } from "#components/admin/editor/fill.ts";
import type { EditorTexts } from "#components/admin/editor/tools.ts";

type Props = {
  status: SaveStatus;
  texts: EditorTexts;
  timeZone: string;
  loginPath: string;
  keepMine: () => void;
  takeOver: () => void;
};

/** Whether what is written is safe, and what to do where it is not. */
export function SaveLine({ status, texts, timeZone, loginPath, keepMine, takeOver }: Props) {
  if (status.kind === "problem") {
    const { problem, holder = "" } = status;
    return (
      <div className="problem save-problem" role="alert">
        <p>{fill(texts[SENTENCES[problem]], { holder })}</p>
        {problem === "signed-out" && (
          <a className="button" href={loginPath} target="_blank" rel="noopener">
            {texts.signIn}
          </a>
        )}
        {problem === "taken-over" && (
          <button type="button" onClick={takeOver}>
            {texts.takeBack}
          </button>
        )}
        {problem === "changed-meanwhile" && (
          <>
            <button type="button" onClick={keepMine}>
              {texts.keepMine}
            </button>
            <button type="button" onClick={() => location.reload()}>
              {texts.takeTheirs}
            </button>
            <p>{texts.bothKept}</p>
          </>
        )}
      </div>
    );
  }
  const words = {
    saved:
      status.kind === "saved" && status.at ? fill(texts.saved, { time: clock(status.at, timeZone) }) : "",
    unsaved: texts.unsaved,
    saving: texts.saving,
    offline: texts.offline,
  }[status.kind];
  return (
    <>
      <p className={status.kind === "offline" ? "problem" : "muted"} role="status">
        {words}
      </p>
      {status.kind === "saved" && status.slugRefused && (
        <p className="problem" role="alert">
          {texts.slugProblem}
        </p>
      )}
    </>
  );
}

const SENTENCES = {
  "signed-out": "signedOut",
  "changed-meanwhile": "changedMeanwhile",
  "taken-over": "takenOver",
  "not-allowed": "notAllowed",
  malformed: "malformed",
  slug: "slugProblem",
  gone: "gone",
  "in-plan": "inPlan",
} as const;

const clock = (moment: Date, timeZone: string) =>
  moment.toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone });
