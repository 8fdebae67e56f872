import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { waitText } from "#components/accounts/wait-text.ts";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

/** @param props.half the sealed note that the password was right */
export function SecondFactorPage({ half, isWrong, wait }: { half: string; isWrong: boolean; wait: number }) {
  const t = texts();
  return (
    <FormPage title={t("login.factorTitle")} intro={t("login.factorIntro")}>
      <form method="post" action={paths.loginSecondFactor()}>
        <HiddenFields values={{ half }} />
        <TextField
          name="code"
          label={t("login.code")}
          hint={t("login.factorHint")}
          problem={wait > 0 ? waitText(wait) : isWrong ? t("login.factorWrong") : undefined}
          autoComplete="one-time-code"
          maxLength={20}
          isCode
        />
        <Submit label={t("login.signIn")} />
      </form>
    </FormPage>
  );
}
