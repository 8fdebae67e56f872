import { texts } from "#components/ui/voice.ts";
import { HONEYPOT } from "#lib/form.ts";

/** Programs fill in every field they find; people neither see this one nor come by it with the keyboard. */
export function Trap() {
  const t = texts();
  return (
    <div className="absolute -left-[999rem]" aria-hidden="true">
      <label htmlFor={HONEYPOT}>{t("report.trap")}</label>
      <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autoComplete="off" />
    </div>
  );
}
