import { useTranslations } from "next-intl";
import { MessagePage } from "#components/ui/message-page.tsx";

export default function NotFound() {
  const t = useTranslations("errors");
  return (
    <>
      <title>{t("notFoundTitle")}</title>
      <MessagePage title={t("notFoundTitle")} text={t("notFoundText")} />
    </>
  );
}
