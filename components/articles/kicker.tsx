import { useTranslations } from "next-intl";
import type { Teaser } from "#lib/articles.ts";

/** The section's name, or in the same place and size "Anzeige" when someone paid (rule AD). */
export function Kicker({ article }: { article: Pick<Teaser, "section" | "sponsor"> }) {
  const t = useTranslations("article");
  if (article.sponsor) return <p className="paid-label">{t("paidBy", { sponsor: article.sponsor })}</p>;
  return <p className="kicker">{article.section.name}</p>;
}
