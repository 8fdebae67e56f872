import { CodeField } from "#components/accounts/code-field.tsx";
import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";
import type { Want } from "#lib/proof-note.ts";

type Props = { want: Want; email: string; isSent: boolean; triesLeft: number | null; wait: number };

/** Asks for a fresh code before data is handed out or an account ends: whoever found the device open has none. */
export function ProofPage({ want, email, isSent, triesLeft, wait }: Props) {
  const t = texts();
  return (
    <FormPage
      title={t("account.proofTitle")}
      intro={isSent ? t("account.proofSent", { email }) : t(`account.proofText.${want}`)}
    >
      {isSent && (
        <form method="post" action={paths.accountProof()}>
          <HiddenFields values={{ want }} />
          <CodeField triesLeft={triesLeft} wait={wait} />
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
