import { Button, Link, Text } from "@react-email/components";
import { Block } from "#components/mail/block.tsx";
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
  const { url } = desk;
  return (
    <Block style={{ margin: "6px 0 16px" }}>
      <Button
        className="plate"
        href={url(path)}
        style={{
          // By name: GMX and WEB.DE know no other grounds, and white on white would be nothing to press.
          backgroundColor: "black",
          color: "white",
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
    </Block>
  );
}

function Spelled({ desk: { t, paper }, address }: { desk: Desk; address: string }) {
  const link = {
    color: paper.muted,
    textDecoration: "underline",
    wordWrap: "break-word",
    wordBreak: "break-all",
  } as const;
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
