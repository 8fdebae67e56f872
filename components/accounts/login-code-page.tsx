import { CodeField } from "#components/accounts/code-field.tsx";
import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { texts } from "#components/ui/voice.ts";
import { loginPath, type Onward } from "#lib/login.ts";
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
  return (
    <FormPage title={t("login.codeTitle")} intro={t("login.codeIntro", { email })}>
      <form method="post" action={paths.loginCode()}>
        <HiddenFields values={{ email, ...onward }} />
        <CodeField triesLeft={triesLeft} wait={wait} />
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
