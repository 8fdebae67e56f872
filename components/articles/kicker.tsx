import { texts } from "#components/ui/voice.ts";
import type { Teaser } from "#lib/articles.ts";

/** The section's name, or in the same place and size "Anzeige" when someone paid (rule AD). */
export function Kicker({ article }: { article: Pick<Teaser, "section" | "sponsor"> }) {
  const t = texts();
  if (article.sponsor)
    return <p className="paid-label">{t("article.paidBy", { sponsor: article.sponsor })}</p>;
  return <p className="kicker">{article.section.name}</p>;
}
