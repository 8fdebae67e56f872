import { CONTROL, Field, Submit } from "#components/notices/field.tsx";
import { texts } from "#components/ui/voice.ts";

/** For whoever has a reference from a letter, and nothing to click on. @param typed what led to no case; "" at first */
export function FindCasePage({ typed }: { typed: string }) {
  const t = texts();
  const problem = typed === "" ? undefined : t("report.findWrong");
  return (
    <div className="mx-auto max-w-[40.5rem] pt-8 md:pt-12">
      <h1 className="headline text-[2.25rem] md:text-[3rem]">{t("report.findTitle")}</h1>
      <form method="get">
        <Field id="case" label={t("report.reference")} hint={t("report.findText")} problem={problem}>
          {(tied) => (
            <input
              {...tied}
              name="case"
              required
              autoComplete="off"
              spellCheck={false}
              defaultValue={typed}
              className={CONTROL}
            />
          )}
        </Field>
        <Submit>{t("report.find")}</Submit>
      </form>
    </div>
  );
}
