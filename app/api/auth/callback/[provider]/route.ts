import { finishIdentity } from "#app/identity-auth.ts";

type Context = { params: Promise<{ provider: string }> };

/** Where providers send people back to. The rest of next-auth's addresses does not exist: sessions are ours. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return finishIdentity((await params).provider, Object.fromEntries(new URL(request.url).searchParams));
}
