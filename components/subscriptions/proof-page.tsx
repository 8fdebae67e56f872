import { calendar, texts } from "#components/ui/voice.ts";
import type { LoggedConsent } from "#lib/consent-records.ts";
import { dateTime } from "#lib/dates.ts";

/** The consent log of an address (rule LG), to be printed. */
export function ProofPage({ email, lines }: { email: string; lines: LoggedConsent[] }) {
  const t = texts();
  return (
    <div className="mx-auto max-w-[52rem] pt-10 pb-6 md:pt-16">
      <h1 className="headline text-[2rem] md:text-[2.5rem]">{t("subscribe.proof")}</h1>
      <p className="mt-3 text-soft">
        {email}. {t("subscribe.proofText")}
      </p>
      <ol className="mt-6 border-t border-line">
        {lines.map((line) => (
          <li key={line.id} className="border-b border-line py-3">
            <p>
              <strong>{t(`subscribe.event.${line.event}`)}</strong> · {line.list} ·{" "}
              {dateTime(new Date(line.at), calendar())}
            </p>
            {line.wording && <p className="mt-1 text-soft">„{line.wording}“</p>}
            <p className="small mt-1 break-all text-muted">
              {t("subscribe.version", { version: line.wordingVersion, hash: line.wordingHash })}
              {` · ${line.method}`}
              {line.formUrl && ` · ${line.formUrl}`}
              {line.mailId && ` · ${line.mailId}`}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
