import { notVouched } from "#app/identity-auth.ts";
import { leaveForProvider } from "#app/identity-start.ts";
import { env } from "#lib/env.ts";
import { readOnward } from "#lib/login.ts";
import { isSameOrigin } from "#lib/same-origin.ts";

/**
 * On to a provider. A link and no form: browsers hold a form's redirects to the document's policy, which lets
 * nothing leave the house.
 */
export async function GET(request: Request): Promise<Response> {
  if (!isSameOrigin(request, env().SITE_URL)) return notVouched();
  const { searchParams } = new URL(request.url);
  return leaveForProvider(searchParams.get("provider") ?? "", readOnward(searchParams));
}
