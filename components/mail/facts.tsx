import { Text } from "@react-email/components";
import type { ReactNode } from "react";
import { Block } from "#components/mail/block.tsx";
import type { Desk } from "#components/mail/letter.ts";
import { TYPE } from "#components/mail/paper.ts";
import { Lines } from "#components/mail/text.tsx";

export type Fact = { label: string; text: ReactNode };

/** What is the case, one thing beneath the other, each under its name. */
export function Facts({ desk, facts }: { desk: Desk; facts: Fact[] }) {
  return (
    <Block style={{ margin: "0 0 24px" }}>
      {facts.map((fact) => (
        <Row key={fact.label} desk={desk} fact={fact} />
      ))}
    </Block>
  );
}

function Row({ desk: { paper }, fact: { label, text } }: { desk: Desk; fact: Fact }) {
  return (
    <Block
      className="line"
      style={{ borderTop: `1px solid ${paper.line}`, margin: "0 0 10px" }}
      padding="10px 0 0"
    >
      <Text className="muted label" style={{ ...TYPE.small, color: paper.muted, margin: "0 0 2px" }}>
        {label}
      </Text>
      <Text
        className="ink fact"
        style={{
          ...TYPE.text,
          color: paper.ink,
          margin: 0,
          wordWrap: "break-word",
        }}
      >
        {typeof text === "string" ? <Lines text={text} /> : text}
      </Text>
    </Block>
  );
}
