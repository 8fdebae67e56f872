import { texts } from "#components/ui/voice.ts";
import { WordPage } from "#components/ui/word-page.tsx";

export function DeletionDonePage() {
  const t = texts();
  return <WordPage title={t("account.deletionDoneTitle")} text={t("account.deletionDoneText")} />;
}
