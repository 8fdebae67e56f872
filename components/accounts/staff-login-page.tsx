import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { waitText } from "#components/accounts/wait-text.ts";
import { texts } from "#components/ui/voice.ts";
import { loginPath, type Onward } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  email: string;
  onward: Onward;
  problem: "wrong" | "password" | "expired" | null;
  wait: number;
};

/** The newsroom signs in with a password. */
export function StaffLoginPage({ email, onward, problem, wait }: Props) {
  const t = texts();
  const word = wait > 0 ? waitText(wait) : problem === "wrong" ? t("login.passwordWrong") : undefined;
  const intro =
    problem === "password"
      ? t("login.needsPassword")
      : problem === "expired"
        ? t("login.problem.expired")
        : t("login.staffIntro");
  return (
    <FormPage title={t("login.staffTitle")} intro={intro}>
      <form method="post" action={paths.loginStaff()}>
        <HiddenFields values={onward} />
        <TextField
          name="email"
          type="email"
          label={t("login.email")}
          value={email}
          problem={word}
          autoComplete="username"
          maxLength={254}
        />
        <TextField
          name="password"
          type="password"
          label={t("login.password")}
          autoComplete="current-password"
          maxLength={200}
        />
        <Submit label={t("login.signIn")} />
      </form>
      <p className="small mt-10 border-t border-line pt-3 text-muted">
        <a className="text-link inline-block py-1.5" href={loginPath(paths.login(), onward)}>
          {t("login.readerLink")}
        </a>
      </p>
    </FormPage>
  );
}
