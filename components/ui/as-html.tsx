import type { ReactNode } from "react";
import { inVoiceOf } from "#components/ui/voice.ts";
import { writeHtml } from "#components/ui/write-html.ts";
import { answerPart } from "#lib/answer.ts";
import type { Site } from "#lib/site.ts";

type Props = {
  tag: "header" | "main" | "footer";
  site: Site;
  id?: string;
  className: string;
  children: ReactNode;
};

/**
 * A part of a reader's page, written by us in one go. For React and Next it is one element with a mark in it,
 * however much stands there: documents never hydrate, so nothing inside needs their bookkeeping.
 */
export function AsHtml({ tag: Tag, site, children, ...attrs }: Props) {
  const html = answerPart(inVoiceOf(site, () => writeHtml(children)));
  // biome-ignore lint/security/noDangerouslySetInnerHtml: writeHtml() escapes every text and attribute.
  return <Tag {...attrs} dangerouslySetInnerHTML={{ __html: html }} />;
}
