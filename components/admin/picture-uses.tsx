import Link from "next/link";
import type { Translate } from "#lib/i18n.ts";
import type { PictureUse } from "#lib/media-desk.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; uses: readonly PictureUse[] };

/** Where a picture is used, each with the way there. */
export function PictureUses({ t, uses }: Props) {
  return (
    <section className="picture-uses" aria-labelledby="uses-title">
      <h2 id="uses-title">{t("mediaDesk.uses")}</h2>
      {uses.length === 0 ? (
        <p className="muted">{t("mediaDesk.unused")}</p>
      ) : (
        <ul>
          {uses.map((use) => (
            <li key={`${use.kind} ${use.id}`}>
              <span className="muted">{t(`mediaDesk.use.${use.kind}`)}</span>{" "}
              <Link href={placeOf(use)} prefetch={false}>
                {use.title ?? t("mediaDesk.untold")}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function placeOf({ kind, id }: PictureUse): string {
  if (kind === "article") return paths.adminArticle({ id });
  if (kind === "page") return paths.adminPage({ id });
  if (kind === "author") return paths.adminAuthor({ id });
  return paths.adminPromotionKind(kind === "book" ? "books" : "banners");
}
