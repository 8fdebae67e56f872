import { Action } from "#components/mail/action.tsx";
import { Code } from "#components/mail/code.tsx";
import type { Template } from "#components/mail/letter.ts";
import { Note, Paragraph } from "#components/mail/text.tsx";

/** Nothing but what it takes to sign in (rule ML8). */
export const signIn: Template<"sign-in"> = ({ code, path, minutes, withComment }, desk) => {
  const { t, site } = desk;
  const { host } = new URL(site.url);
  const intro = t(withComment ? "mail.signIn.textComment" : "mail.signIn.text");
  return {
    subject: t("mail.signIn.subject", { code, site: site.name }),
    preview: intro,
    kicker: t("mail.signIn.kicker"),
    title: t("mail.signIn.title"),
    body: (
      <>
        <Paragraph desk={desk}>{intro}</Paragraph>
        <Code desk={desk} code={code} />
        <Paragraph desk={desk}>{t("mail.signIn.orLink")}</Paragraph>
        <Action spelled desk={desk} path={path} label={t("mail.signIn.action")} />
        <Note desk={desk}>{t("mail.signIn.valid", { minutes })}</Note>
        <Note desk={desk}>{t("mail.signIn.nobodyAsks", { host })}</Note>
        <Note desk={desk}>{t("mail.signIn.notYou")}</Note>
      </>
    ),
  };
};
