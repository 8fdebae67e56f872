"use client";

import { type RefObject, useEffect, useId, useRef, useState } from "react";
import type { DialogTexts } from "#components/admin/media-texts.ts";
import { Uploader } from "#components/admin/uploader.tsx";
import { usePicks } from "#components/admin/use-picks.ts";
import type { PickablePicture } from "#lib/media-desk.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  open: boolean;
  onPick: (picture: PickablePicture) => void;
  onClose: () => void;
  texts: DialogTexts;
};

/** Asks for a picture: one of the library, found while somebody types, or one that is brought right here. */
export function PictureDialog({ open, onPick, onClose, texts }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const title = useId();
  useEffect(() => {
    if (!open) return dialog.current?.close();
    dialog.current?.showModal();
    // It was opened to look for something.
    search.current?.focus();
  }, [open]);
  return (
    <dialog ref={dialog} className="ask picture-dialog" aria-labelledby={title} onClose={onClose}>
      {open && (
        <div className="stacked">
          <div className="dialog-head">
            <h2 id={title}>{texts.title}</h2>
            <button type="button" onClick={onClose}>
              {texts.close}
            </button>
          </div>
          <Choice onPick={onPick} texts={texts} search={search} />
        </div>
      )}
    </dialog>
  );
}

type ChoiceProps = Pick<Props, "onPick" | "texts"> & { search: RefObject<HTMLInputElement | null> };

function Choice({ onPick, texts, search }: ChoiceProps) {
  const [typed, setTyped] = useState("");
  const field = useId();
  const { lines, hasMore, more, isBusy } = usePicks(typed);
  return (
    <>
      <div className="field">
        <label htmlFor={field}>{texts.search}</label>
        <input
          ref={search}
          id={field}
          type="search"
          value={typed}
          autoComplete="off"
          maxLength={120}
          aria-describedby={`${field}-help`}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p className="help" id={`${field}-help`}>
          {texts.searchHelp}
        </p>
      </div>
      <p role="status" className="only-heard">
        {isBusy ? "" : texts.found.replace("{count}", `${lines.length}`)}
      </p>
      {lines.length === 0 && !isBusy ? (
        <p className="muted">{texts.none}</p>
      ) : (
        <ul className="media-grid is-dense" aria-label={texts.results}>
          {lines.map((picture) => (
            <li key={picture.id}>
              <button type="button" className="pick" onClick={() => onPick(picture)}>
                <span className="thumb">
                  <img src={picture.src ?? ""} alt="" loading="lazy" />
                </span>
                <b>{picture.alt || texts.nameless}</b>
                <span className="muted">{picture.credit || texts.noCredit}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {hasMore && (
        <button type="button" onClick={more}>
          {texts.more}
        </button>
      )}
      <Uploader
        address={paths.adminMediaUpload()}
        texts={texts.upload}
        label={texts.uploadLabel}
        takesPaste
        onBrought={(picture, isLast) => isLast && onPick(picture)}
      />
    </>
  );
}
