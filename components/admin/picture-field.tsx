"use client";

import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { PickedPicture } from "#components/admin/picked-picture.ts";
import { PictureDialog } from "#components/admin/picture-dialog.tsx";
import { usePictureTexts } from "#components/admin/picture-texts.tsx";

type Props = {
  /** Unique on its page. */
  id: string;
  name: string;
  label: string;
  help: string;
  picked: PickedPicture | null;
  problem?: string;
};

/** Names a picture by its number in the library; with scripts it is seen, and chosen from the library's dialog. */
export function PictureField({ id, name, label, help, picked, problem }: Props) {
  const texts = usePictureTexts();
  const [isReady, setReady] = useState(false);
  const [chosen, setChosen] = useState(picked);
  const [typed, setTyped] = useState(`${picked?.id ?? ""}`);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setReady(true), []);
  const isShown = chosen !== null && typed === `${chosen.id}`;
  return (
    <div className="field picture-field">
      <label htmlFor={id}>{label}</label>
      {isShown && chosen.src && <img src={chosen.src} alt={chosen.alt} className="picked" />}
      <span className="picture-number">
        <input
          id={id}
          name={name}
          inputMode="numeric"
          pattern="[0-9]*"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem ${id}-help` : `${id}-help`}
        />
        {isReady && texts && (
          <button type="button" onClick={() => setOpen(true)}>
            {texts.choose}
          </button>
        )}
        {isReady && texts && typed !== "" && (
          <button type="button" onClick={() => setTyped("")}>
            {texts.remove}
          </button>
        )}
      </span>
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
      {problem && (
        <p className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {isOpen &&
        texts &&
        // A form within a form is none: the dialog stands beside the page.
        createPortal(
          <PictureDialog
            open
            texts={texts}
            onClose={() => setOpen(false)}
            onPick={(picture) => {
              setChosen(picture);
              setTyped(`${picture.id}`);
              setOpen(false);
            }}
          />,
          document.body,
        )}
    </div>
  );
}
