import { parentPort } from "node:worker_threads";
import type { Order, Written } from "#bench/writing.ts";
import { createArticle, publishArticle, updateArticle } from "#db/article-writes.ts";
import { addComment } from "#db/comment-writes.ts";
import { onChange } from "#lib/changes.ts";
import { grantOperator } from "#lib/grant.ts";

/**
 * Writes within a portal's process, in a thread of its own as the newsroom's do: what changed is said to the front
 * before the write is reported, over the same line.
 */
const publisher = grantOperator("npm run bench");

onChange((change) => parentPort?.postMessage({ change }));
parentPort?.on("message", async (order: Order) => {
  try {
    await write(order);
    const at = performance.timeOrigin + performance.now();
    parentPort?.postMessage({ written: { id: order.id, at } satisfies Written });
  } catch (error) {
    parentPort?.postMessage({ written: { id: order.id, at: 0, failure: String(error) } satisfies Written });
  }
});

async function write(order: Order): Promise<void> {
  const { mark } = order;
  if (order.kind === "publish") {
    const id = await createArticle(publisher, {
      ...{ sectionId: order.sectionId, slug: mark, title: `Meldung ${mark}` },
      body: paragraph(`Was unter ${mark} gemeldet wurde, steht hier.`),
    });
    await publishArticle(publisher, id);
  } else if (order.kind === "update") {
    const changes = { standfirst: `Neuer Stand: ${mark}` };
    await updateArticle(publisher, order.articleId, { changes, substantive: true });
  } else {
    await addComment(publisher, {
      ...{ articleId: order.articleId, parentId: null, authorName: "Leser", body: `Dazu ${mark}.` },
      ...{ state: "approved", createdAt: new Date() },
    });
  }
}

const paragraph = (text: string) => ({
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});
