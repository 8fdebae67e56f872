import { Button, Link, Section, Text } from "@react-email/components";
import type { Desk } from "#components/mail/letter.ts";
import { SANS, TYPE } from "#components/mail/paper.ts";

type Props = { desk: Desk; path: string; label: string };

/** The one thing to do. Its address stands beneath it for whoever cannot press it; in the plain text it stands once. */
export function Action({ desk, path, label }: Props) {
  const { t, paper, url } = desk;
  return (
    <Section style={{ margin: "6px 0 10px" }}>
      <Button
        className="plate"
        href={url(path)}
        style={{
          backgroundColor: paper.ink,
          color: paper.paper,
          fontFamily: SANS,
          fontSize: "16px",
          lineHeight: "20px",
          fontWeight: 600,
          padding: "13px 24px",
        }}
      >
        {label}
      </Button>
      <Text
        className="muted"
        data-skip-in-text="true"
        style={{ ...TYPE.small, color: paper.muted, margin: "14px 0 6px" }}
      >
        {t("mail.copyLink")}
        <br />
        <Link
          className="muted"
          href={url(path)}
          style={{ color: paper.muted, textDecoration: "underline", wordBreak: "break-all" }}
        >
          {url(path)}
        </Link>
      </Text>
    </Section>
  );
}
