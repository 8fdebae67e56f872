import type { ReactNode } from "react";
import { LongDate } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Article } from "#lib/articles.ts";
import { type Correction, paragraphsOf } from "#lib/corrections.ts";

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

/** A reply stands apart, as large as the text that it answers: it is nobody's correction (§ 20 MStV). */
export function Corrections({ corrections }: { corrections: Article["corrections"] }) {
  const replies = corrections.filter(({ kind }) => kind === "reply");
  const own = corrections.filter(({ kind }) => kind !== "reply");
  return (
    <>
      {own.length > 0 && (
        <AfterText id="corrections" title="corrections">
          {own.map((correction) => (
            <OwnCorrection key={`${correction.at.getTime()} ${correction.text}`} {...correction} />
          ))}
        </AfterText>
      )}
      {replies.length > 0 && (
        <AfterText id={own.length > 0 ? "replies" : "corrections"} title="correctionKind.reply">
          {replies.map(({ text, at }) => (
            <div key={`${at.getTime()} ${text}`} className="prose mt-2">
              <p className="small text-muted">
                <LongDate date={at} />
              </p>
              {paragraphsOf(text).map((part) => (
                <p key={part}>{part}</p>
              ))}
            </div>
          ))}
        </AfterText>
      )}
    </>
  );
}

function OwnCorrection({ kind, text, at }: Correction) {
  return paragraphsOf(text).map((part, place) => (
    <p key={part} className="mt-2 text-[1.0625rem] leading-normal text-soft">
      {place === 0 && (
        <>
          <strong>{texts()(`article.correctionKind.${kind}`)}</strong>, <LongDate date={at} />:{" "}
        </>
      )}
      {part}
    </p>
  ));
}

type PartProps = { id: string; title: "corrections" | "correctionKind.reply"; children: ReactNode };

function AfterText({ id, title, children }: PartProps) {
  const t = texts();
  return (
    <section aria-labelledby={id} className="mt-8 border-t border-ink pt-3">
      <h2 id={id} className="small font-bold">
        {t(`article.${title}`)}
      </h2>
      {children}
    </section>
  );
}
