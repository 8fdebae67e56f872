import type { Template } from "#components/mail/letter.ts";
import { Line, previewOf } from "#components/mail/news.tsx";
import { Lines, Note, Paragraph, TextLink } from "#components/mail/text.tsx";

/** An issue of the newsletter as editors have put it together. */
export const newsletter: Template<"newsletter"> = ({ subject, intro, lines, path, ...ways }, desk) => {
  const { t } = desk;
  return {
    subject: path === null ? t("mail.newsletter.test", { subject }) : subject,
    kicker: t("mail.newsletter.kicker"),
    title: subject,
    preview: intro[0] ?? previewOf(lines, t),
    hasOwnGreeting: intro.length > 0,
    ...ways,
    body: (
      <>
        {intro.map((text) => (
          <Paragraph key={text} desk={desk}>
            <Lines text={text} />
          </Paragraph>
        ))}
        {lines.map((line) => (
          <Line key={line.path} desk={desk} line={line} />
        ))}
        {path !== null && (
          <Note desk={desk}>
            <TextLink desk={desk} path={path}>
              {t("mail.newsletter.archive")}
            </TextLink>
          </Note>
        )}
      </>
    ),
  };
};
