import { Button, Link, Section, Text } from "@react-email/components";
import type { Desk } from "#components/mail/letter.ts";
import { SANS, TYPE } from "#components/mail/paper.ts";

type Props = {
  desk: Desk;
  path: string;
  label: string;
  /** Spell the address out beneath: where nothing else leads there. */
  spelled?: boolean;
};

/** The one thing to do. Spelled out for whoever cannot press it; in the plain text its address stands once. */
export function Action({ desk, path, label, spelled = false }: Props) {
  const { paper, url } = desk;
  return (
    <Section style={{ margin: "6px 0 16px" }}>
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
      {spelled && <Spelled desk={desk} address={url(path)} />}
    </Section>
  );
}

function Spelled({ desk: { t, paper }, address }: { desk: Desk; address: string }) {
  const link = { color: paper.muted, textDecoration: "underline", wordBreak: "break-all" } as const;
  return (
    <Text
      className="muted"
      data-skip-in-text="true"
      style={{ ...TYPE.small, color: paper.muted, margin: "14px 0 6px" }}
    >
      {t("mail.copyLink")}
      <br />
      <Link className="muted" href={address} style={link}>
        {address}
      </Link>
    </Text>
  );
}
