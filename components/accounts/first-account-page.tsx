import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { texts } from "#components/ui/voice.ts";
import { FEWEST_PASSWORD_CHARACTERS } from "#lib/password.ts";
import { paths } from "#lib/paths.ts";

type Props = { token: string; email: string; problem: "email" | "password" | null };

/** Behind the link that a new portal prints. */
export function FirstAccountPage({ token, email, problem }: Props) {
  const t = texts();
  return (
    <FormPage title={t("login.firstTitle")} intro={t("login.firstIntro")}>
      <form method="post" action={paths.loginSetUp(token)}>
        <HiddenFields values={{ token }} />
        <TextField
          name="email"
          type="email"
          label={t("login.email")}
          value={email}
          problem={problem === "email" ? t("login.problem.email") : undefined}
          autoComplete="username"
          maxLength={254}
        />
        <TextField
          name="password"
          type="password"
          label={t("login.newPassword")}
          hint={t("login.passwordHint")}
          problem={problem === "password" ? t("login.passwordShort") : undefined}
          autoComplete="new-password"
          minLength={FEWEST_PASSWORD_CHARACTERS}
          maxLength={200}
        />
        <Submit label={t("login.create")} />
      </form>
    </FormPage>
  );
}
