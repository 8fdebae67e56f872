import { seeOther } from "#app/form-post.ts";
import { getVisitor } from "#auth.ts";
import { wantFewer } from "#db/subscription-preferences.ts";
import { paths } from "#lib/paths.ts";
import { readSubscriptionToken } from "#lib/subscription-links.ts";

export async function POST(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const link = readSubscriptionToken(token);
  const done = link?.may === "fewer" && (await wantFewer(await getVisitor(), link.subscriptionId));
  return seeOther(`${paths.fewerLikeThis(token)}${done ? "&done=1" : ""}`);
}
