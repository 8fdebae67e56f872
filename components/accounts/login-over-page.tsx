import { texts } from "#components/ui/voice.ts";
import { WordPage } from "#components/ui/word-page.tsx";
import { paths } from "#lib/paths.ts";

/** A link that was used, or has waited too long. */
export function LoginOverPage() {
  const t = texts();
  return (
    <WordPage title={t("login.overTitle")} text={t("login.overText")}>
      <p className="mt-6">
        <a className="text-link inline-block py-1.5" href={paths.login()}>
          {t("login.again")}
        </a>
      </p>
    </WordPage>
  );
}
