import { Heading, Link, Text } from "@react-email/components";
import { Fragment, type ReactNode } from "react";
import type { Desk } from "#components/mail/letter.ts";
import { TYPE } from "#components/mail/paper.ts";

type Props = { desk: Desk; children: ReactNode };

/** Breaks of a text that somebody typed; mail programs fold them otherwise. */
export function Lines({ text }: { text: string }) {
  return text.split("\n").map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: written once, never changed.
    <Fragment key={at}>
      {at > 0 && <br />}
      {line}
    </Fragment>
  ));
}

export function Paragraph({ desk: { paper }, children }: Props) {
  return (
    <Text className="ink" style={{ ...TYPE.text, color: paper.ink, margin: "0 0 18px" }}>
      {children}
    </Text>
  );
}

/** What is good to know, under what matters. */
export function Note({ desk: { paper }, children }: Props) {
  return (
    <Text className="muted" style={{ ...TYPE.small, color: paper.muted, margin: "0 0 12px" }}>
      {children}
    </Text>
  );
}

export function Subtitle({ desk: { paper }, children }: Props) {
  return (
    <Heading as="h2" className="ink" style={{ ...TYPE.subtitle, color: paper.ink, margin: "28px 0 12px" }}>
      {children}
    </Heading>
  );
}

export function TextLink({ desk: { paper, url }, path, children }: Props & { path: string }) {
  return (
    <Link className="ink" href={url(path)} style={{ color: paper.ink, textDecoration: "underline" }}>
      {children}
    </Link>
  );
}
