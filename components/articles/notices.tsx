import { LongDate } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";

/** "Dieser Artikel ist älter als 2 Jahre." (A6) */
export function AgeNotice({ years }: { years: number }) {
  const t = texts();
  return (
    <p role="note" className="small mb-7 border-l-[3px] border-bar py-1 pl-4 text-[0.9375rem] text-soft">
      {t("article.age", { years })}
    </p>
  );
}

/** Said unless a person has checked the text and the record says so (A17). */
export function AiNotice({ article }: { article: Article }) {
  const t = texts();
  if (article.aiUse === "none" || (article.aiReviewedAt && article.aiUse !== "image")) return null;
  return (
    <p role="note" className="small mb-7 border-l-[3px] border-bar py-1 pl-4 text-[0.9375rem] text-soft">
      {t(`article.aiLabel.${article.aiUse}`)}
    </p>
  );
}

export function KeyPoints({ points }: { points: string[] }) {
  const t = texts();
  if (points.length === 0) return null;
  return (
    <section className="mb-8 border-y border-ink py-4" aria-labelledby="key-points">
      <h2 id="key-points" className="small font-bold">
        {t("article.keyPoints")}
      </h2>
      <ul className="mt-2 list-disc space-y-1.5 pl-5 text-[1.0625rem] leading-normal">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}

export function Corrections({ corrections }: { corrections: Article["corrections"] }) {
  const t = texts();
  if (corrections.length === 0) return null;
  return (
    <section aria-labelledby="corrections" className="mt-8 border-t border-ink pt-3">
      <h2 id="corrections" className="small font-bold">
        {t("article.corrections")}
      </h2>
      {corrections.map((correction) => (
        <p key={correction.text} className="mt-2 text-[1.0625rem] leading-normal text-soft">
          <strong>{t(`article.correctionKind.${correction.kind}`)}</strong>, <LongDate date={correction.at} />
          : {correction.text}
        </p>
      ))}
    </section>
  );
}
