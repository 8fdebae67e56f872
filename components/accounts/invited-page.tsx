import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { texts } from "#components/ui/voice.ts";
import { FEWEST_PASSWORD_CHARACTERS } from "#lib/password.ts";
import { paths } from "#lib/paths.ts";

type Props = { token: string; email: string; isUnfit: boolean };

/** Behind the link of an invitation: a colleague chooses a password. */
export function InvitedPage({ token, email, isUnfit }: Props) {
  const t = texts();
  return (
    <FormPage title={t("houseDesk.invited.title")} intro={t("houseDesk.invited.intro", { email })}>
      <form method="post" action={paths.loginSetUp(token)}>
        <HiddenFields values={{ token, email }} />
        <TextField
          name="password"
          type="password"
          label={t("login.newPassword")}
          hint={t("login.passwordHint")}
          problem={isUnfit ? t("login.passwordShort") : undefined}
          autoComplete="new-password"
          minLength={FEWEST_PASSWORD_CHARACTERS}
          maxLength={200}
        />
        <Submit label={t("houseDesk.invited.send")} />
      </form>
    </FormPage>
  );
}
