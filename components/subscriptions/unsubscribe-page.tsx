import { texts } from "#components/ui/voice.ts";
import { WordPage } from "#components/ui/word-page.tsx";
import { paths } from "#lib/paths.ts";

/** @param props.token of whose mails are to end; null for a link that is none of ours */
export function UnsubscribePage({ token, done }: { token: string | null; done: boolean }) {
  const t = texts();
  if (done) return <WordPage title={t("form.unsubscribedTitle")} text={t("form.unsubscribedText")} />;
  if (token === null)
    return <WordPage title={t("form.unsubscribeBadTitle")} text={t("form.unsubscribeBadText")} />;
  return (
    <WordPage title={t("form.unsubscribeTitle")} text={t("form.unsubscribeText")}>
      <form method="post" action={paths.unsubscribe(token)} className="mt-6">
        <button type="submit" className="button">
          {t("form.unsubscribeSubmit")}
        </button>
      </form>
    </WordPage>
  );
}
