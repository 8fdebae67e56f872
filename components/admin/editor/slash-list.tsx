"use client";

import type { SlashState } from "#components/admin/editor/slash.ts";
import type { EditorTexts, ToolName } from "#components/admin/editor/tools.ts";

type Props = { state: SlashState; texts: EditorTexts; choose: (name: ToolName) => void };

/** The menu under the slash. The keys are the text's, which keeps the focus; the list says which is marked. */
export function SlashList({ state, texts, choose }: Props) {
  if (!state) return null;
  const marked = state.names[state.at];
  return (
    <div className="slash" style={{ left: state.left, top: state.top }}>
      {state.names.length === 0 && <p className="muted">{texts.nothing}</p>}
      <ul>
        {state.names.map((name, at) => (
          <li key={name}>
            <button
              type="button"
              tabIndex={-1}
              className={at === state.at ? "is-marked" : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(name)}
            >
              {texts.tool[name]}
            </button>
          </li>
        ))}
      </ul>
      <p className="only-heard" aria-live="polite">
        {marked ? texts.tool[marked] : texts.nothing}
      </p>
    </div>
  );
}
