import Link from "next/link";
import { TypedSearch } from "#components/admin/typed-search.tsx";
import type { PictureCounts } from "#db/media-library.ts";
import type { Translate } from "#lib/i18n.ts";
import { PICTURE_VIEWS, type PictureFilter, pictureQuery } from "#lib/media-desk.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; filter: PictureFilter; counts: PictureCounts; folders: readonly string[] };

/** What to look at, with how many wait there; words and folder. */
export function MediaFilter({ t, filter, counts, folders }: Props) {
  return (
    <>
      <nav className="tabs" aria-label={t("mediaDesk.filter")}>
        {PICTURE_VIEWS.map((view) => (
          <Link
            key={view}
            href={paths.adminMedia(pictureQuery({ ...filter, view }))}
            prefetch={false}
            aria-current={filter.view === view ? "page" : undefined}
          >
            {t("mediaDesk.tab", {
              label: t(`mediaDesk.view.${view}`),
              count: view === "all" ? 0 : counts[view],
            })}
          </Link>
        ))}
      </nav>
      <TypedSearch action={paths.adminMedia()}>
        {filter.view !== "all" && <input type="hidden" name="view" value={filter.view} />}
        <label>
          <span>{t("mediaDesk.search")}</span>
          <input
            type="search"
            name="q"
            defaultValue={filter.words}
            maxLength={120}
            placeholder={t("mediaDesk.searchHelp")}
          />
        </label>
        <label>
          <span>{t("mediaDesk.folder")}</span>
          <select name="folder" defaultValue={filter.folder}>
            <option value="">{t("mediaDesk.allFolders")}</option>
            {folders.map((folder) => (
              <option key={folder} value={folder}>
                {folder}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{t("mediaDesk.find")}</button>
      </TypedSearch>
    </>
  );
}
