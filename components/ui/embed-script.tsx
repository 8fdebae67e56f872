import type { Node } from "prosemirror-model";
import { hasEmbeds } from "#lib/embeds.ts";
import { paths } from "#lib/paths.ts";

/** What shows other houses' content on a click; only where there is some. */
export function EmbedScript({ docs }: { docs: readonly Node[] }) {
  return docs.some(hasEmbeds) && <script async type="module" src={paths.island("click-frame")} />;
}
