import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

const CHOICES = [
  { keep: "comments-anonymised", text: "account.keepAnonymous" },
  { keep: "nothing", text: "account.keepNothing" },
] as const;

/** The last page before an account ends: what happens when, and to the comments. */
export function DeletionPage({ proof, isLastAdmin }: { proof: string; isLastAdmin: boolean }) {
  const t = texts();
  return (
    <FormPage title={t("account.deletionTitle")} intro={t("account.deletionText")}>
      {isLastAdmin && (
        <p className="small mt-6 font-bold text-accent" role="alert">
          {t("account.lastAdmin")}
        </p>
      )}
      <form method="post" action={paths.accountDeletion()}>
        <HiddenFields values={{ proof }} />
        <fieldset className="mt-6">
          <legend className="small font-bold">{t("account.deletionChoice")}</legend>
          {CHOICES.map(({ keep, text }, index) => (
            <label key={keep} className="mt-2 flex items-baseline gap-3 py-1">
              <input type="radio" name="keep" value={keep} checked={index === 0} />
              {t(text)}
            </label>
          ))}
        </fieldset>
        <p className="small mt-4 text-muted">{t("account.deletionBackup")}</p>
        <Submit label={t("account.deletionDo")} />
      </form>
    </FormPage>
  );
}
