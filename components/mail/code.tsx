import { Text } from "@react-email/components";
import { Block } from "#components/mail/block.tsx";
import type { Desk } from "#components/mail/letter.ts";
import { MONO } from "#components/mail/paper.ts";

/** Large, in one piece and alone on its line: to be read aloud, and to be copied by a double click. */
export function Code({ desk: { paper }, code }: { desk: Desk; code: string }) {
  return (
    <Block
      className="line"
      style={{
        borderTop: `1px solid ${paper.line}`,
        borderBottom: `1px solid ${paper.line}`,
        margin: "0 0 22px",
      }}
    >
      <Text
        className="ink"
        style={{
          color: paper.ink,
          fontFamily: MONO,
          fontSize: "40px",
          lineHeight: "48px",
          fontWeight: 600,
          letterSpacing: "0.16em",
          margin: "18px 0",
        }}
      >
        {code}
      </Text>
    </Block>
  );
}
