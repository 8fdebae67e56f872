import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { waitText } from "#components/accounts/wait-text.ts";
import { texts } from "#components/ui/voice.ts";
import { loginPath, type Onward, SIGN_IN_MINUTES } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  email: string;
  onward: Onward;
  /** Tries left after a wrong code; null: none was typed yet. */
  triesLeft: number | null;
  wait: number;
};

/** The mail is on its way; its code is typed in here, or its link opened anywhere. */
export function LoginCodePage({ email, onward, triesLeft, wait }: Props) {
  const t = texts();
  const wrong =
    triesLeft === null
      ? undefined
      : triesLeft > 0
        ? t("login.codeWrong", { tries: triesLeft })
        : t("login.codeDead");
  return (
    <FormPage title={t("login.codeTitle")} intro={t("login.codeIntro", { email })}>
      <form method="post" action={paths.loginCode()}>
        <HiddenFields values={{ email, ...onward }} />
        <TextField
          name="code"
          label={t("login.code")}
          hint={t("login.codeHint", { minutes: SIGN_IN_MINUTES })}
          problem={wait > 0 ? waitText(wait) : wrong}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={20}
          isCode
        />
        <Submit label={t("login.signIn")} />
      </form>
      <div className="small mt-10 border-t border-line pt-3 text-muted">
        <p>{t("login.noMail")}</p>
        <form method="post" action={paths.login()} className="mt-1">
          <HiddenFields values={{ email, ...onward }} />
          <button type="submit" className="text-link cursor-pointer py-1.5 text-ink">
            {t("login.sendAgain")}
          </button>
        </form>
        <a className="text-link inline-block py-1.5 text-ink" href={loginPath(paths.login(), onward)}>
          {t("login.otherEmail")}
        </a>
      </div>
    </FormPage>
  );
}
