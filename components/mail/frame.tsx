import { Body, Container, Head, Heading, Html, Link, Preview, Text } from "@react-email/components";
import { Block } from "#components/mail/block.tsx";
import type { Desk, Letter } from "#components/mail/letter.ts";
import { paperRules, TYPE } from "#components/mail/paper.ts";
import { Paragraph } from "#components/mail/text.tsx";
import { dateTime } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";

/** Six hundred pixels, as mail programs have it; on a phone less. */
const WIDTH = "560px";

/** The sheet that every mail is set on: masthead over a double rule, kicker, headline, letter, imprint. */
export function Frame({ letter, desk }: { letter: Letter; desk: Desk }) {
  const { t, site, locale, paper, url } = desk;
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <title>{letter.subject}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{paperRules(site.settings.accentHue)}</style>
      </Head>
      {/* Some make it a div and take away what is on it: the paper is under all of it once more. */}
      <Body style={{ margin: 0, padding: 0 }}>
        <Block className="paper" style={{ backgroundColor: paper.paper }} padding="0 16px">
          <Preview>{letter.preview ?? letter.title}</Preview>
          <Container style={{ maxWidth: WIDTH }}>
            <Block
              className="bar"
              data-skip-in-text="true"
              style={{ borderBottom: `3px double ${paper.bar}`, margin: "24px 0 28px" }}
            >
              <Text style={{ ...TYPE.masthead, margin: "0 0 10px" }}>
                <Link
                  className="ink"
                  href={url(paths.home())}
                  style={{ color: paper.ink, textDecoration: "none" }}
                >
                  {site.name}
                </Link>
              </Text>
            </Block>
            <Text
              className="accent"
              data-skip-in-text="true"
              style={{ ...TYPE.kicker, color: paper.accent, margin: "0 0 6px" }}
            >
              {letter.kicker}
              <span className="muted" style={{ color: paper.muted, fontWeight: 400 }}>
                {" · "}
                {dateTime(desk.date, desk.calendar)}
              </span>
            </Text>
            <Heading as="h1" className="ink" style={{ ...TYPE.title, color: paper.ink, margin: "0 0 20px" }}>
              {letter.title}
            </Heading>
            {!letter.hasOwnGreeting && <Paragraph desk={desk}>{t("mail.greeting")}</Paragraph>}
            {letter.body}
            <Imprint letter={letter} desk={desk} />
          </Container>
        </Block>
      </Body>
    </Html>
  );
}

function Imprint({ letter, desk: { t, site, paper, url } }: { letter: Letter; desk: Desk }) {
  const small = { ...TYPE.small, color: paper.muted, margin: "0 0 6px" };
  const link = { color: paper.muted, textDecoration: "underline" };
  const { host } = new URL(site.url);
  return (
    <Block
      className="line"
      style={{ borderTop: `1px solid ${paper.line}`, margin: "32px 0 24px" }}
      padding="14px 0 0"
    >
      {letter.unsubscribePath && (
        <Text className="muted" style={small}>
          {t(letter.managePath ? "mail.subscribed.note" : "mail.unsubscribeNote")}{" "}
          <Link className="muted" href={url(letter.unsubscribePath)} style={link}>
            {t(letter.managePath ? "mail.subscribed.unsubscribe" : "mail.unsubscribe")}
          </Link>
          {letter.managePath && (
            <>
              {" · "}
              <Link className="muted" href={url(letter.managePath)} style={link}>
                {t("mail.subscribed.manage")}
              </Link>
            </>
          )}
        </Text>
      )}
      <Text className="muted" style={small}>
        {t("mail.automatic")} {t(site.settings.contactEmail ? "mail.replyTo" : "mail.noReply")}
      </Text>
      <Text className="muted" style={small}>
        {site.name},{" "}
        <Link className="muted" href={url(paths.home())} style={link}>
          {host}
        </Link>
        {" · "}
        <Link className="muted" href={url(paths.imprint())} style={link}>
          {t("mail.imprint")}
        </Link>
        {" · "}
        <Link className="muted" href={url(paths.privacy())} style={link}>
          {t("mail.privacy")}
        </Link>
      </Text>
    </Block>
  );
}
