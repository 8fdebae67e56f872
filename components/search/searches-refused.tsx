import { MessagePage } from "#components/ui/message-page.tsx";
import { texts } from "#components/ui/voice.ts";

/** Why there is no answer now, when there will be one, and what can be read until then. */
export function SearchesRefused({ why }: { why: "busy" | "tooMany" }) {
  const t = texts();
  return why === "busy" ? (
    <MessagePage title={t("search.title")} text={t("search.busy")} />
  ) : (
    <MessagePage title={t("search.tooManyTitle")} text={t("search.tooManyText")} />
  );
}
