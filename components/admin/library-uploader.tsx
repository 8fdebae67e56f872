"use client";

import { useRouter } from "next/navigation";
import type { UploadTexts } from "#components/admin/media-texts.ts";
import { Uploader } from "#components/admin/uploader.tsx";

type Props = { address: string; texts: UploadTexts; label: string; folder?: string; replaces?: number };

/** The uploader on a page of the library: what it brought stands in the page. */
export function LibraryUploader({ replaces, folder, ...props }: Props) {
  const { refresh } = useRouter();
  return (
    <Uploader
      {...props}
      {...(folder ? { folder } : {})}
      {...(replaces ? { replaces } : { takesPaste: true })}
      onBrought={() => refresh()}
    />
  );
}
