import { Text } from "@react-email/components";
import { Block } from "#components/mail/block.tsx";
import type { Desk } from "#components/mail/letter.ts";
import { TYPE } from "#components/mail/paper.ts";
import { Lines } from "#components/mail/text.tsx";
import { withoutLinks } from "#lib/without-links.ts";

type Props = { desk: Desk; label: string; text: string };

/** What somebody wrote. Their links stay on the page: from a mail nobody is led to where a stranger wants them. */
export function Quotation({ desk: { t, paper }, label, text }: Props) {
  return (
    <Block className="bar" style={{ borderLeft: `2px solid ${paper.bar}`, margin: "0 0 22px" }}>
      <Text className="muted label" style={{ ...TYPE.small, color: paper.muted, margin: "0 0 4px 18px" }}>
        {label}
      </Text>
      <Text
        className="soft quoted"
        style={{
          ...TYPE.text,
          color: paper.soft,
          margin: "0 0 0 18px",
          wordWrap: "break-word",
        }}
      >
        <Lines text={withoutLinks(text, t("mail.link"))} />
      </Text>
    </Block>
  );
}
