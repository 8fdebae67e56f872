import type { Of, Template } from "#components/mail/letter.ts";
import { Statement } from "#components/mail/statement.tsx";
import { Paragraph } from "#components/mail/text.tsx";

/** What was decided about a person, with its reasons. */
export const restriction: Template<"restriction"> = ({ restriction: kind, statement }, desk) => {
  const { t, site } = desk;
  return {
    subject: t(`mail.restriction.subject.${kind}`, { site: site.name }),
    preview: t("mail.restriction.text"),
    kicker: t("mail.restriction.kicker"),
    title: t(`mail.restriction.title.${kind}`),
    body: (
      <>
        <Paragraph desk={desk}>{t("mail.restriction.text")}</Paragraph>
        <Statement desk={desk} statement={statement} restriction={t(`mail.restriction.what.${kind}`)} />
      </>
    ),
  };
};

const KINDS = [
  "warning",
  "premoderate",
  "suspension",
  "ban",
] as const satisfies Of<"restriction">["restriction"][];

/** It no longer holds. A restriction with a name of its own keeps it. */
export const restrictionLifted: Template<"restriction-lifted"> = ({ restriction }, desk) => {
  const { t, site } = desk;
  const kind = KINDS.find((known) => known === restriction);
  const name = kind ? t(`mail.restrictionLifted.name.${kind}`) : restriction;
  return {
    subject: t("mail.restrictionLifted.subject", { site: site.name }),
    kicker: t("mail.restrictionLifted.kicker"),
    title: t("mail.restrictionLifted.title"),
    body: <Paragraph desk={desk}>{t("mail.restrictionLifted.text", { restriction: name })}</Paragraph>,
  };
};
