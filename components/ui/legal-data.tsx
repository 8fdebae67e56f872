import { texts } from "#components/ui/voice.ts";
import { legalLines } from "#lib/legal-data.ts";
import type { Site } from "#lib/site.ts";

/** Who publishes, as the house's settings say it: over the imprint's own text. */
export function LegalData({ site }: { site: Site }) {
  const lines = legalLines(site.settings);
  if (lines.length === 0) return null;
  const t = texts();
  return (
    <dl className="prose mb-8">
      {lines.map(({ line, rows }) => (
        <div key={line} className="mb-4">
          <dt className="small font-bold">{t(`imprint.${line}`)}</dt>
          {rows.map((row) => (
            <dd key={row}>{row}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
