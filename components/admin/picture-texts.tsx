"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { DialogTexts } from "#components/admin/media-texts.ts";

const Texts = createContext<DialogTexts | null>(null);

/** Forms name pictures on many desks: what their dialog says comes with the frame. */
export function PictureTexts({ texts, children }: { texts: DialogTexts; children: ReactNode }) {
  return <Texts value={texts}>{children}</Texts>;
}

/** null outside the newsroom's frame. */
export const usePictureTexts = (): DialogTexts | null => useContext(Texts);
