type Json = { type?: string; attrs?: { mediaId?: number }; content?: Json[] };

/** Numbers of the pictures in a body, in the order of their first place. @param body ProseMirror JSON, not checked */
export function mediaIn(body: unknown): number[] {
  const found = new Set<number>();
  const walk = (node: Json) => {
    if (node.type === "image" && node.attrs?.mediaId) found.add(node.attrs.mediaId);
    for (const child of node.content ?? []) walk(child);
  };
  walk((body ?? {}) as Json);
  return [...found];
}
