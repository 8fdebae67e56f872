import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { Brought } from "#app/admin/media/brought.tsx";
import { requireWriter } from "#auth.ts";
import { LibraryUploader } from "#components/admin/library-uploader.tsx";
import { MediaFilter } from "#components/admin/media-filter.tsx";
import { MediaGrid } from "#components/admin/media-grid.tsx";
import { countPictures, listFolders, listPictures } from "#db/media-library.ts";
import { messagesFor } from "#lib/i18n.ts";
import { parsePictureFilter, pictureQuery } from "#lib/media-desk.ts";
import { paths } from "#lib/paths.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("mediaDesk.title") };
}

export default async function MediaPage({ searchParams }: Props) {
  await requireWriter(paths.adminMedia());
  const query = await searchParams;
  const filter = parsePictureFilter(query);
  const [{ t, site, calendar }, { lines, after }, counts, folders] = await Promise.all([
    readDesk(),
    listPictures(filter),
    countPictures(),
    listFolders(),
  ]);
  const isFiltered = Object.keys(pictureQuery(filter)).length > 0;
  return (
    <div className="page media-page">
      <h1>{t("mediaDesk.title")}</h1>
      <Brought query={query} />
      <LibraryUploader
        address={paths.adminMediaUpload()}
        texts={messagesFor(site.locale).mediaDesk.upload}
        label={
          filter.folder ? t("mediaDesk.uploadInto", { folder: filter.folder }) : t("mediaDesk.uploadLabel")
        }
        folder={filter.folder}
      />
      <MediaFilter t={t} filter={filter} counts={counts} folders={folders} />
      {lines.length === 0 ? (
        <p className="empty">{t(isFiltered ? "mediaDesk.noneFound" : "mediaDesk.noneYet")}</p>
      ) : (
        <MediaGrid t={t} calendar={calendar} lines={lines} />
      )}
      {after && (
        <p>
          <Link href={paths.adminMedia({ ...pictureQuery(filter), after })} prefetch={false}>
            {t("mediaDesk.more")}
          </Link>
        </p>
      )}
    </div>
  );
}
