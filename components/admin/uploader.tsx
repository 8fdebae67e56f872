"use client";

import { type ChangeEvent, type DragEvent, type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { UploadTexts } from "#components/admin/media-texts.ts";
import { UploadList } from "#components/admin/upload-list.tsx";
import { useUploads } from "#components/admin/use-uploads.ts";
import type { PickablePicture } from "#lib/media-desk.ts";

type Props = {
  /** Where the form goes, and the pieces below it. */
  address: string;
  texts: UploadTexts;
  label: string;
  folder?: string;
  /** Instead of a new picture, other bytes for this one. */
  replaces?: number;
  /** Pasting anywhere on the page means this form. */
  takesPaste?: boolean;
  onBrought: (picture: PickablePicture, isLast: boolean) => void;
};

/** Files chosen, dropped or pasted, on their way; a plain form where no script runs. */
export function Uploader({ address, texts, label, folder = "", replaces, takesPaste, onBrought }: Props) {
  const id = useId();
  const { uploads, add, cancel, retry } = useUploads({ address, folder, replaces, onBrought, texts });
  const [isOver, setOver] = useState(false);
  const [isReady, setReady] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setReady(true), []);
  useEffect(() => {
    if (!takesPaste) return;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [takesPaste, add]);
  const take = (files: FileList | null | undefined) => {
    const given = [...(files ?? [])];
    add(replaces ? given.slice(0, 1) : given);
    if (input.current) input.current.value = "";
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <div className="uploader">
      <form
        action={address}
        method="post"
        encType="multipart/form-data"
        className={isOver ? "drop-zone is-over" : "drop-zone"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          // React lets it rise to the form that a dialog was opened from.
          event.stopPropagation();
          take(input.current?.files);
        }}
      >
        <input type="hidden" name="folder" value={folder} />
        {replaces !== undefined && <input type="hidden" name="replaces" value={replaces} />}
        <label htmlFor={id}>{label}</label>
        <input
          ref={input}
          id={id}
          type="file"
          name="files"
          accept="image/*"
          multiple={replaces === undefined}
          aria-describedby={`${id}-help`}
          onChange={(event: ChangeEvent<HTMLInputElement>) => take(event.target.files)}
        />
        {!isReady && <button type="submit">{texts.send}</button>}
        <p className="help" id={`${id}-help`}>
          {isReady ? texts.helpScript : texts.help}
        </p>
      </form>
      <UploadList uploads={uploads} texts={texts} cancel={cancel} retry={retry} />
    </div>
  );
}
