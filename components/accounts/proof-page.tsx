import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { waitText } from "#components/accounts/wait-text.ts";
import { texts } from "#components/ui/voice.ts";
import { SIGN_IN_MINUTES } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";
import type { Want } from "#lib/proof-note.ts";

type Props = { want: Want; email: string; isSent: boolean; triesLeft: number | null; wait: number };

/** Asks for a fresh code before data is handed out or an account ends: whoever found the device open has none. */
export function ProofPage({ want, email, isSent, triesLeft, wait }: Props) {
  const t = texts();
  const wrong =
    triesLeft === null
      ? undefined
      : triesLeft > 0
        ? t("login.codeWrong", { tries: triesLeft })
        : t("login.codeDead");
  return (
    <FormPage
      title={t("account.proofTitle")}
      intro={isSent ? t("account.proofSent", { email }) : t(`account.proofText.${want}`)}
    >
      {isSent && (
        <form method="post" action={paths.accountProof()}>
          <HiddenFields values={{ want }} />
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
          <Submit label={t("account.proofCheck")} />
        </form>
      )}
      <form method="post" action={paths.accountProof()} className="mt-6">
        <HiddenFields values={{ want, send: 1 }} />
        <button type="submit" className={isSent ? "small text-link cursor-pointer py-1.5" : "button"}>
          {t(isSent ? "login.sendAgain" : "account.proofSend")}
        </button>
      </form>
    </FormPage>
  );
}
