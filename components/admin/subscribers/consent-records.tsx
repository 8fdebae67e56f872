import { type ConsentRecord, consentRecords, type LoggedConsent } from "#lib/consent-records.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { SubscriptionKind } from "#lib/subscriptions.ts";

type Props = {
  t: Translate;
  calendar: Calendar;
  consents: LoggedConsent[];
  /** What its lists are called. */
  names: Record<string, { kind: SubscriptionKind; name: string }>;
};

const STEPS = ["requested", "confirmed", "withdrawn"] as const;

/** What an address agreed to, one after the other, each from its form to its end: everything that rule LG asks for. */
export function ConsentRecords({ t, calendar, consents, names }: Props) {
  const records = consentRecords(consents);
  if (records.length === 0) return <p>{t("subscriberDesk.recordsNone")}</p>;
  return (
    <ol className="consent-records">
      {records.map((record) => (
        <li key={STEPS.map((step) => record[step]?.id).join("-")}>
          <h3>
            {listWords(t, names[record.list])} <span className="consent-list-key">{record.list}</span>
          </h3>
          <dl>
            {STEPS.map((step) => (
              <Step key={step} {...{ t, calendar, step }} line={record[step]} />
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}

const listWords = (t: Translate, known: Props["names"][string] | undefined): string =>
  known
    ? t(`subscribe.kind.${known.kind}`, { name: known.name, named: known.name === "" ? "no" : "yes" })
    : t("subscriberDesk.gone");

type StepProps = {
  t: Translate;
  calendar: Calendar;
  step: (typeof STEPS)[number];
  line: ConsentRecord[(typeof STEPS)[number]];
};

function Step({ t, calendar, step, line }: StepProps) {
  // What goes on has no end yet; nothing is missing there.
  if (!line && step === "withdrawn") return null;
  return (
    <div>
      <dt>{t(`subscriberDesk.step.${step}`)}</dt>
      <dd>
        {line ? (
          <StepLines {...{ t, calendar, line }} />
        ) : (
          t(`subscriberDesk.missing.${step === "confirmed" ? "confirmed" : "requested"}`)
        )}
      </dd>
    </div>
  );
}

function StepLines({ t, calendar, line }: { t: Translate; calendar: Calendar; line: LoggedConsent }) {
  const facts = [
    [t("subscriberDesk.method"), line.method],
    [t("subscriberDesk.form"), line.formUrl],
    [t("subscriberDesk.mailId"), line.mailId],
  ].filter(([, value]) => value);
  return (
    <>
      <p>
        <time dateTime={new Date(line.at).toISOString()}>{dateTime(new Date(line.at), calendar)}</time>
        {facts.map(([name, value]) => (
          <span key={name} className="muted">
            {` · ${name}: ${value}`}
          </span>
        ))}
      </p>
      {line.wording && <p>„{line.wording}“</p>}
      <p className="muted consent-hash">
        {t("subscriberDesk.version", { version: line.wordingVersion, hash: line.wordingHash })}
      </p>
    </>
  );
}
