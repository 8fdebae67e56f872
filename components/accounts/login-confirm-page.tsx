import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

/** Behind the mailed link. Programs that look into mails open it too; only a person presses the button. */
export function LoginConfirmPage({ email, token, site }: { email: string; token: string; site: string }) {
  const t = texts();
  return (
    <FormPage title={t("login.confirmTitle")} intro={t("login.confirmIntro", { email, site })}>
      <form method="post" action={paths.loginConfirm(token)}>
        <HiddenFields values={{ token }} />
        <Submit label={t("login.signIn")} />
      </form>
    </FormPage>
  );
}
