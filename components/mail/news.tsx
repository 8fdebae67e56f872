import { Heading, Link, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { shortTitle } from "#components/mail/about-comment.tsx";
import { Block } from "#components/mail/block.tsx";
import type { Desk, Letter, Of, Template } from "#components/mail/letter.ts";
import { TYPE } from "#components/mail/paper.ts";
import { TextLink } from "#components/mail/text.tsx";
import { dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { ArticleLine, NewsLine, NewsReason } from "#lib/mails.ts";
import { withoutLinks } from "#lib/without-links.ts";

/** Articles that somebody wants to hear of: one at once, or what is new since the last digest. */
export const news: Template<"news"> = ({ frequency, lines, managePath, unsubscribePath }, desk) => {
  const { t } = desk;
  return {
    ...headOf({ frequency, lines }, t),
    kicker: t(`mail.news.kicker.${frequency}`),
    managePath,
    unsubscribePath,
    body: lines.map((line) => (
      <Line key={line.path} desk={desk} line={line} isAlone={lines.length === 1}>
        <Reasons desk={desk} because={line.because} fewerPath={line.fewerPath} />
      </Line>
    )),
  };
};

function headOf(
  { frequency, lines }: Pick<Of<"news">, "frequency" | "lines">,
  t: Translate,
): Pick<Letter, "subject" | "title" | "preview"> {
  const [lead] = lines;
  const title = lead ? labelledTitle(lead, t) : "";
  // Beside the subject, which is labelled.
  if (frequency === "at_once")
    return { subject: shortTitle(title), title, preview: lead?.standfirst || title };
  return {
    subject: t(`mail.news.subject.${frequency}`, { title: shortTitle(title), count: lines.length - 1 }),
    title: t(`mail.news.title.${frequency}`),
    preview: previewOf(lines, t),
  };
}

/** Paid for is said before the words that are paid for (rule AD). */
const labelledTitle = ({ title, isPaid }: ArticleLine, t: Translate): string =>
  isPaid ? `${t("mail.news.paid")}: ${title}` : title;

/** What is in a mail of several articles, for beside its subject. */
export const previewOf = (lines: ArticleLine[], t: Translate): string =>
  lines.map((line) => labelledTitle(line, t)).join(" · ");

type Props = { desk: Desk; line: ArticleLine; isAlone?: boolean; children?: ReactNode };

/** An article in a mail; one alone is the mail's own headline. @param props.children what is said beneath it */
export function Line({ desk, line, isAlone = false, children }: Props) {
  const { t, paper, calendar, url } = desk;
  const { title, standfirst, section, path, publishedAt, isPaid } = line;
  return (
    <Block
      className="line"
      style={isAlone ? {} : { borderTop: `1px solid ${paper.line}` }}
      padding={isAlone ? "0" : "16px 0 6px"}
    >
      <Text
        className={isPaid ? "ink" : "muted"}
        style={isPaid ? { ...smallOn(desk), color: paper.ink } : smallOn(desk)}
      >
        {isPaid ? <strong>{t("mail.news.paid")}</strong> : section}
        {` · ${dateTime(new Date(publishedAt), calendar)}`}
      </Text>
      {!isAlone && (
        <Heading as="h2" className="ink" style={{ ...TYPE.subtitle, margin: "0 0 6px" }}>
          <Link className="ink" href={url(path)} style={{ color: paper.ink, textDecoration: "none" }}>
            {title}
          </Link>
        </Heading>
      )}
      {standfirst !== "" && (
        <Text className="soft" style={{ ...TYPE.text, color: paper.soft, margin: "0 0 8px" }}>
          {standfirst}
        </Text>
      )}
      <Text
        className="ink"
        // The headline's address stands in the text already.
        data-skip-in-text={isAlone ? undefined : "true"}
        style={{ ...TYPE.text, color: paper.ink, margin: "0 0 8px" }}
      >
        <TextLink desk={desk} path={path}>
          {t("mail.news.read")}
        </TextLink>
      </Text>
      {children}
    </Block>
  );
}

const smallOn = ({ paper }: Desk) => ({ ...TYPE.small, color: paper.muted, margin: "0 0 6px" });

function Reasons({ desk, because, fewerPath }: { desk: Desk } & Pick<NewsLine, "because" | "fewerPath">) {
  const { t, paper, url } = desk;
  return (
    <Text className="muted" style={smallOn(desk)}>
      {t("mail.news.because", { what: because.map((reason) => reasonText(reason, t)).join("; ") })}
      {fewerPath && (
        <>
          {" · "}
          <Link
            className="muted"
            href={url(fewerPath)}
            style={{ color: paper.muted, textDecoration: "underline" }}
          >
            {t("mail.news.fewer")}
          </Link>
        </>
      )}
    </Text>
  );
}

function reasonText({ kind, name, shared }: NewsReason, t: Translate): string {
  // A search is what its reader typed; nobody is led anywhere by it.
  const words = kind === "search" ? withoutLinks(name, t("mail.link")) : name;
  const what = t(`subscribe.kind.${kind}`, { name: words, named: name === "" ? "no" : "yes" });
  return shared.length > 0 ? t("mail.news.shared", { what, words: shared.join(", ") }) : what;
}
