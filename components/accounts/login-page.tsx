import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { ProviderLinks } from "#components/accounts/provider-links.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { waitText } from "#components/accounts/wait-text.ts";
import { texts } from "#components/ui/voice.ts";
import type { OfferedProvider } from "#lib/identity-providers.ts";
import { loginPath, type Onward } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  email: string;
  onward: Onward;
  problem: "email" | "expired" | "banned" | "provider" | null;
  /** Seconds until another mail may be asked for; 0: at once. */
  wait: number;
  providers: OfferedProvider[];
};

/** Where signing in begins: one field. */
export function LoginPage({ email, onward, problem, wait, providers }: Props) {
  const t = texts();
  const word = wait > 0 ? waitText(wait) : problem ? t(`login.problem.${problem}`) : undefined;
  return (
    <FormPage title={t("login.title")} intro={onward.continue ? t("login.introComment") : t("login.intro")}>
      <form method="post" action={paths.login()}>
        <HiddenFields values={onward} />
        <TextField
          name="email"
          type="email"
          label={t("login.email")}
          hint={t("login.emailHint")}
          value={email}
          problem={word}
          autoComplete="email"
          maxLength={254}
        />
        <Submit label={t("login.sendCode")} />
      </form>
      <ProviderLinks providers={providers} onward={onward} />
      <p className="small mt-10 border-t border-line pt-3 text-muted">
        {t("login.staffQuestion")}{" "}
        <a className="text-link inline-block py-1.5" href={loginPath(paths.loginStaff(), onward)}>
          {t("login.staffLink")}
        </a>
      </p>
    </FormPage>
  );
}
