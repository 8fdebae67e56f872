import type { Saved } from "#db/autosave.ts";
import type { SaveAnswer } from "#lib/article-content.ts";
import { BodyError } from "#lib/body/schema.ts";
import { Refusal, type RefusalCode } from "#lib/refusal.ts";

type Problem = NonNullable<SaveAnswer["problem"]>;

/** What the editor makes of a refusal, and the status that says the same. */
const PROBLEMS: Partial<Record<RefusalCode, [Problem, status: number]>> = {
  "changed-meanwhile": ["changed-meanwhile", 409],
  "taken-over": ["taken-over", 409],
  "in-plan": ["in-plan", 409],
  "not-allowed": ["not-allowed", 403],
  "not-found": ["gone", 404],
  "slug-taken": ["slug", 422],
  "slug-reserved": ["slug", 422],
  "slug-malformed": ["slug", 422],
  "title-missing": ["malformed", 422],
};

/** Answers the editor: what was kept, or why it was not. */
export async function saved(save: () => Promise<Saved>): Promise<Response> {
  try {
    return Response.json((await save()) satisfies SaveAnswer);
  } catch (error) {
    if (error instanceof BodyError) return Response.json({ problem: "malformed" }, { status: 422 });
    if (!(error instanceof Refusal)) throw error;
    const [problem, status] = PROBLEMS[error.code] ?? ["malformed", 422];
    return Response.json({ problem, ...error.values }, { status });
  }
}
