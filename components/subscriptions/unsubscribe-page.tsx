import { texts } from "#components/ui/voice.ts";
import { WordPage } from "#components/ui/word-page.tsx";
import { paths } from "#lib/paths.ts";

/** What a link would end, or has: reply mails of an account, or subscriptions of an address. */
export type Ending = "replies" | "subscriptions";

/** @param props.ends null for a link that is none of ours */
export function UnsubscribePage({
  token,
  ends,
  done,
}: {
  token: string;
  ends: Ending | null;
  done: Ending | null;
}) {
  const t = texts();
  if (done === "replies")
    return <WordPage title={t("form.unsubscribedTitle")} text={t("form.unsubscribedText")} />;
  if (done) return <WordPage title={t("subscribe.endedTitle")} text={t("subscribe.endedText")} />;
  if (ends === null)
    return <WordPage title={t("form.unsubscribeBadTitle")} text={t("form.unsubscribeBadText")} />;
  const [title, text] =
    ends === "replies"
      ? [t("form.unsubscribeTitle"), t("form.unsubscribeText")]
      : [t("subscribe.endTitle"), t("subscribe.endText")];
  return (
    <WordPage title={title} text={text}>
      <form method="post" action={paths.unsubscribe(token)} className="mt-6">
        <button type="submit" className="button">
          {t("form.unsubscribeSubmit")}
        </button>
      </form>
    </WordPage>
  );
}
