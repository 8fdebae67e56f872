import { TextField } from "#components/accounts/text-field.tsx";
import { waitText } from "#components/accounts/wait-text.ts";
import { texts } from "#components/ui/voice.ts";
import { SIGN_IN_MINUTES } from "#lib/login.ts";

/** Where a mailed code is typed in. */
type Props = {
  /** Tries left after a wrong code; null: none was typed yet. */
  triesLeft: number | null;
  /** Seconds until the next try; 0 for now. */
  wait: number;
};

export function CodeField({ triesLeft, wait }: Props) {
  const t = texts();
  return (
    <TextField
      name="code"
      label={t("login.code")}
      hint={t("login.codeHint", { minutes: SIGN_IN_MINUTES })}
      problem={wait > 0 ? waitText(wait) : wrong(triesLeft)}
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={20}
      isCode
    />
  );
}

function wrong(triesLeft: number | null): string | undefined {
  const t = texts();
  if (triesLeft === null) return undefined;
  return triesLeft > 0 ? t("login.codeWrong", { tries: triesLeft }) : t("login.codeDead");
}
