import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { waitText } from "#components/accounts/wait-text.ts";
import { QrCode } from "#components/ui/qr-code.tsx";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";
import { shownRecoveryCode } from "#lib/recovery-codes.ts";

type Props = {
  half: string;
  /** The same secret and codes, sealed: a mistyped code does not change them. */
  enrolment: string;
  secret: string;
  recoveryCodes: string[];
  otpauth: string;
  isWrong: boolean;
  wait: number;
};

/** Whoever must have a second factor and has none sets it up before the first session. */
export function SetUpFactorPage(props: Props) {
  const { half, enrolment, secret, recoveryCodes, otpauth, isWrong, wait } = props;
  const t = texts();
  return (
    <FormPage title={t("login.setUpTitle")} intro={t("login.setUpIntro")}>
      <h2 className="headline mt-8 text-xl">{t("login.setUpApp")}</h2>
      <p className="mt-2 leading-normal text-soft">{t("login.setUpAppText")}</p>
      <QrCode text={otpauth} label={t("login.setUpQrCode")} />
      <p className="mt-4 leading-normal text-soft">{t("login.setUpByHand")}</p>
      <p className="code-line mt-3 bg-wash px-4 py-3" translate="no">
        {secret.match(/.{1,4}/g)?.join(" ")}
      </p>
      <p className="small mt-2">
        <a className="text-link inline-block py-1.5" href={otpauth}>
          {t("login.setUpLink")}
        </a>
      </p>
      <h2 className="headline mt-8 text-xl">{t("login.setUpCodes")}</h2>
      <p className="mt-2 leading-normal text-soft">{t("login.setUpCodesText")}</p>
      <ul className="code-line mt-3 grid grid-cols-2 gap-x-6 gap-y-1 bg-wash px-4 py-3" translate="no">
        {recoveryCodes.map((code) => (
          <li key={code}>{shownRecoveryCode(code)}</li>
        ))}
      </ul>
      <h2 className="headline mt-8 text-xl">{t("login.setUpTry")}</h2>
      <form method="post" action={paths.loginSetUpSecondFactor()}>
        <HiddenFields values={{ half, enrolment }} />
        <TextField
          name="code"
          label={t("login.setUpCode")}
          problem={wait > 0 ? waitText(wait) : isWrong ? t("login.factorWrong") : undefined}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={20}
          isCode
        />
        <Submit label={t("login.setUpDone")} />
      </form>
    </FormPage>
  );
}
