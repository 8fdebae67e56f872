import { toHtml } from "#lib/body/html.ts";
import type { Markup } from "#lib/body/tree.ts";

type Props = { markup: Markup[]; className: string; dir?: "auto" };

/** A rendered text (lib/body) in its box: the same HTML as feeds and mails carry. */
export function Marked({ markup, ...attrs }: Props) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: toHtml() escapes every text and attribute.
  return <div {...attrs} dangerouslySetInnerHTML={{ __html: toHtml(markup) }} />;
}
