import { type ReactNode, useCallback, useRef, useState } from "react";
import type { Pictures } from "#components/admin/editor/picture-view.ts";
import type { DialogTexts } from "#components/admin/media-texts.ts";
import { PictureDialog } from "#components/admin/picture-dialog.tsx";

type Given = { pictures: Pictures; texts: DialogTexts };
type Pick = () => Promise<number | null>;

/** The library's dialog as a question: `pick` opens it and comes back with the number of what was chosen. */
export function usePicturePick({ pictures, texts }: Given): { pick: Pick; dialog: ReactNode } {
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<(id: number | null) => void>(() => {});
  const pick = useCallback<Pick>(() => {
    setOpen(true);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const end = (id: number | null) => {
    setOpen(false);
    answer.current(id);
    answer.current = () => {};
  };
  const dialog = (
    <PictureDialog
      open={isOpen}
      texts={texts}
      onClose={() => end(null)}
      onPick={({ id, src, alt, credit }) => {
        pictures.set(id, { src, alt, credit });
        end(id);
      }}
    />
  );
  return { pick, dialog };
}
