import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readDesk } from "#app/admin/desk.ts";
import { Brought } from "#app/admin/media/brought.tsx";
import { requireWriter } from "#auth.ts";
import { LibraryUploader } from "#components/admin/library-uploader.tsx";
import { OneButton } from "#components/admin/one-button.tsx";
import { PictureForm } from "#components/admin/picture-form.tsx";
import { PictureNotices } from "#components/admin/picture-notices.tsx";
import { PictureUses } from "#components/admin/picture-uses.tsx";
import { getDeskPicture, listFolders } from "#db/media-library.ts";
import { messagesFor } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { PICTURE_AI_USES } from "#lib/picture-words.ts";
import type { Writer } from "#lib/proof.ts";
import { parseId } from "#lib/queue-filter.ts";
import { bringBackPicture, removePicture, savePicture } from "../actions.ts";
import { pictureFields } from "../fields.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const read = cache(async (writer: Writer, id: number) => (await getDeskPicture(writer, id)) ?? notFound());

async function open({ params }: Props) {
  const id = parseId((await params).id) ?? 0;
  const writer = await requireWriter(paths.adminPicture({ id }));
  return { id, picture: await read(writer, id) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { picture } = await open(props);
  return { title: picture.alt || picture.name || (await readDesk()).t("mediaDesk.nameless") };
}

export default async function PicturePage(props: Props) {
  const { id, picture } = await open(props);
  const [{ t, site, calendar }, folders, query] = await Promise.all([
    readDesk(),
    listFolders(),
    props.searchParams,
  ]);
  const { mediaDesk } = messagesFor(site.locale);
  return (
    <div className="page media-page">
      <p>
        <Link href={paths.adminMedia()} prefetch={false}>
          {t("mediaDesk.toLibrary")}
        </Link>
      </p>
      <h1>{picture.alt || picture.name || t("mediaDesk.nameless")}</h1>
      <Brought query={query} />
      <PictureNotices t={t} calendar={calendar} picture={picture} done={[query.done].flat()[0] ?? ""} />
      {picture.deletedAt ? (
        <OneButton action={bringBackPicture} id={id} label={t("mediaDesk.restore")} />
      ) : (
        <>
          <PictureForm
            key={`${picture.preview?.src} ${[query.done].flat()[0] ?? ""}`}
            savePicture={savePicture}
            id={id}
            preview={picture.preview}
            seen={picture.version}
            values={pictureFields(picture, calendar.timeZone)}
            aiUses={PICTURE_AI_USES.map((name) => ({ name, label: t(`mediaDesk.aiUse.${name}`) }))}
            folders={folders}
            texts={mediaDesk.form}
          />
          <PictureUses t={t} uses={picture.uses} />
          <section className="picture-file" aria-labelledby="file-title">
            <h2 id="file-title">{t("mediaDesk.file")}</h2>
            <LibraryUploader
              address={paths.adminMediaUpload()}
              texts={mediaDesk.upload}
              label={t("mediaDesk.replaceLabel")}
              replaces={id}
            />
            <OneButton action={removePicture} id={id} label={t("mediaDesk.delete")} />
          </section>
        </>
      )}
    </div>
  );
}
