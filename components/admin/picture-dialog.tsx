"use client";

import { type FormEvent, useEffect, useRef } from "react";
import type { PickedPicture } from "#components/admin/picture-field.tsx";

type Props = {
  open: boolean;
  onPick: (picture: PickedPicture & { credit: string; width: number | null; height: number | null }) => void;
  onClose: () => void;
  texts: Record<string, string>;
};

/** Asks for a picture of the library by its number. */
export function PictureDialog({ open, onPick, onClose, texts }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const id = Number(new FormData(event.currentTarget).get("id"));
    if (id > 0) onPick({ id, alt: "", src: null, credit: "", width: null, height: null });
  };
  return (
    <dialog ref={dialog} className="ask" onClose={onClose}>
      <form className="stacked" onSubmit={send}>
        <label>
          <span>{texts.imageNumber}</span>
          <input name="id" inputMode="numeric" />
        </label>
        <button type="submit">{texts.apply}</button>
      </form>
    </dialog>
  );
}
