import { seeOther } from "#app/form-post.ts";
import { requireViewer } from "#auth.ts";
import { type AccountExport, exportAccount } from "#db/account-export.ts";
import { paths } from "#lib/paths.ts";
import { isProof } from "#lib/proof-note.ts";

type File = { type: string; name: string; write: (parts: AccountExport) => string | Promise<string> };

/** Everything about whoever asks, as a file, if they have proved once more who they are (GDPR art. 15, 20). */
export async function exportFile(request: Request, { type, name, write }: File): Promise<Response> {
  const viewer = await requireViewer(paths.account());
  const proof = new URL(request.url).searchParams.get("proof") ?? "";
  if (!isProof(proof, viewer.userId, { want: "export", now: new Date() }))
    return seeOther(`${paths.accountProof()}?want=export`);
  return new Response(await write(await exportAccount(viewer)), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
