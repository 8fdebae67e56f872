import { FormPage } from "#components/accounts/form-page.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { type NameProblem, nameProblemText } from "#components/accounts/name-problem.ts";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { texts } from "#components/ui/voice.ts";
import { type Onward, onwardPath } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

type Props = { name: string; onward: Onward; problem: NameProblem | null };

/** Somebody new chooses the name that will stand beside their comments. */
export function LoginNamePage({ name, onward, problem }: Props) {
  const t = texts();
  return (
    <FormPage title={t("login.nameTitle")} intro={t("login.nameIntro")}>
      <form method="post" action={paths.loginName()}>
        <HiddenFields values={onward} />
        <TextField
          name="name"
          label={t("login.name")}
          hint={t("login.nameHint")}
          value={name}
          problem={problem ? nameProblemText(problem) : undefined}
          autoComplete="nickname"
          maxLength={60}
        />
        <Submit label={t("login.saveName")} />
      </form>
      {!onward.continue && (
        <p className="small mt-10 border-t border-line pt-3">
          <a className="text-link inline-block py-1.5" href={onwardPath(onward)}>
            {t("login.nameLater")}
          </a>
        </p>
      )}
    </FormPage>
  );
}
