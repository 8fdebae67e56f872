import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

/** Behind the link at either end of a change of address. */
export function EmailConfirmPage({ token }: { token: string }) {
  const t = texts();
  return (
    <FormPage title={t("account.emailConfirmTitle")} intro={t("account.emailConfirmText")}>
      <form method="post" action={paths.accountEmailConfirm(token)}>
        <HiddenFields values={{ token }} />
        <Submit label={t("account.emailConfirm")} />
      </form>
    </FormPage>
  );
}
