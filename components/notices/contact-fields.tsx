import { CONTROL, Field } from "#components/notices/field.tsx";
import { texts } from "#components/ui/voice.ts";

type Props = {
  /** What stood there when the form was sent. */
  name: string;
  email: string;
  problems: { name?: string; email?: string };
};

/** Whom receipt and decision go to (DSA art. 16(2)(c)). */
export function ContactFields({ name, email, problems }: Props) {
  const t = texts();
  return (
    <fieldset className="mt-8 border-t border-line pt-5" aria-describedby="contact-hint">
      <legend className="float-left w-full text-[1.0625rem] font-bold">{t("report.contact")}</legend>
      <p id="contact-hint" className="small clear-both pt-1 text-muted">
        {t("report.contactHint")}
      </p>
      <Field id="name" label={t("report.name")} problem={problems.name}>
        {(tied) => (
          <input
            {...tied}
            name="name"
            autoComplete="name"
            dir="auto"
            defaultValue={name}
            className={CONTROL}
          />
        )}
      </Field>
      <Field id="email" label={t("report.email")} problem={problems.email}>
        {(tied) => (
          <input
            {...tied}
            name="email"
            type="email"
            autoComplete="email"
            spellCheck={false}
            defaultValue={email}
            className={CONTROL}
          />
        )}
      </Field>
    </fieldset>
  );
}
