import type { OldAddress } from "#db/import-redirects.ts";
import { chunks, type ImportRun, loadRefs, refKey } from "#db/import-refs.ts";
import { entryPaths } from "#lib/wordpress/old-paths.ts";
import type { Survey } from "#lib/wordpress/survey.ts";

const CHUNK = 1000;

/** WordPress gave every picture a page of its own: now the article that it was uploaded to. */
export async function attachmentAddresses(
  run: ImportRun,
  survey: Survey,
  base: string,
): Promise<OldAddress[]> {
  const files = [...survey.attachments.values()].filter(({ parent }) => parent !== "" && parent !== "0");
  const addresses: OldAddress[] = [];
  for (const part of chunks(files, CHUNK)) {
    const parents = await run.transact((tx) =>
      loadRefs(tx, run, "article", [...new Set(part.map(({ parent }) => parent))]),
    );
    for (const { id, link, url, parent, line } of part) {
      const articleId = parents.get(refKey(parent))?.targetId;
      if (articleId === undefined || link === url) continue;
      const olds = entryPaths({ id, link, guid: "", type: "attachment" }, base);
      addresses.push(...olds.map((from) => ({ from, articleId, toPath: null, line })));
    }
  }
  return addresses;
}
