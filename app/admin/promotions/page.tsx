import type { Metadata } from "next";
import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { requireEditor } from "#auth.ts";
import { countPromotions } from "#db/promotion-desk.ts";
import { paths } from "#lib/paths.ts";
import { PROMOTION_KINDS } from "#lib/promotion-input.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("promotionDesk.title") };
}

export default async function PromotionsPage() {
  await requireEditor(paths.adminPromotions());
  const { t } = await readDesk();
  const counts = await countPromotions();
  return (
    <div className="page">
      <h1>{t("promotionDesk.title")}</h1>
      <p className="muted">{t("promotionDesk.intro")}</p>
      <ul className="waits">
        {PROMOTION_KINDS.map((kind) => (
          <li key={kind}>
            <Link href={paths.adminPromotionKind(kind)} prefetch={false}>
              {t(`promotionDesk.kind.${kind}`)}
            </Link>
            <span>{t("promotionDesk.count", counts[kind])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
