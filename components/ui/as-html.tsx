import type { ReactNode } from "react";
import { inVoiceOf } from "#components/ui/voice.ts";
import { writeHtml } from "#components/ui/write-html.ts";
import type { Site } from "#lib/site.ts";

type Props = {
  tag: "header" | "main" | "footer";
  site: Site;
  id?: string;
  className: string;
  children: ReactNode;
};

/**
 * A part of a reader's page, written by us in one go. For React and Next it is one element with one text,
 * however much stands in it: documents never hydrate, so nothing inside needs their bookkeeping.
 */
export function AsHtml({ tag: Tag, site, children, ...attrs }: Props) {
  const html = inVoiceOf(site, () => writeHtml(children));
  // biome-ignore lint/security/noDangerouslySetInnerHtml: writeHtml() escapes every text and attribute.
  return <Tag {...attrs} dangerouslySetInnerHTML={{ __html: html }} />;
}
