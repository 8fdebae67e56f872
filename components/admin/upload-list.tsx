import { fill } from "#components/admin/editor/fill.ts";
import type { UploadTexts } from "#components/admin/media-texts.ts";
import type { Upload } from "#components/admin/use-uploads.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  uploads: readonly Upload[];
  texts: UploadTexts;
  cancel: (key: number) => void;
  retry: (key: number) => void;
};

/** Every file with how far it is, and what became of it. */
export function UploadList({ uploads, texts, cancel, retry }: Props) {
  if (uploads.length === 0) return null;
  const done = uploads.filter(({ state }) => state === "done" || state === "known").length;
  return (
    <>
      <p role="status" className="muted">
        {fill(texts.summary, { done, all: uploads.length })}
      </p>
      <ul className="uploads">
        {uploads.map(({ key, name, size, sent, state, problem, picture }) => (
          <li key={key} className={problem ? "is-refused" : undefined}>
            <span className="upload-name">{name}</span>
            {problem ? (
              <span className="upload-problem" role="alert">
                {problem}
              </span>
            ) : (
              <>
                <progress
                  max={size || 1}
                  value={state === "done" || state === "known" ? size || 1 : sent}
                  aria-label={name}
                />
                <span className="muted">{texts.state[state]}</span>
              </>
            )}
            {picture && <a href={paths.adminPicture(picture)}>{texts.open}</a>}
            {state === "lost" && (
              <button type="button" onClick={() => retry(key)}>
                {texts.retry}
              </button>
            )}
            {(state === "sending" || state === "waiting" || state === "queued") && (
              <button
                type="button"
                className="quiet"
                aria-label={fill(texts.cancelOf, { name })}
                onClick={() => cancel(key)}
              >
                {texts.cancel}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
