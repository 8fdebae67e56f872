import { texts } from "#components/ui/voice.ts";

/** What a paid link means, beside such links (rule AD). */
export function AffiliateNote() {
  return <p className="small no-print mt-3 text-muted">{texts()("promotions.affiliateNote")}</p>;
}
