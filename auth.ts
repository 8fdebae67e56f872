import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import { findSession, openSession, revokeSession } from "#db/sessions.ts";
import { authSecret } from "#lib/auth-secret.ts";
import { isStaff } from "#lib/capabilities.ts";
import { addressKey, clientAddress } from "#lib/client-address.ts";
import { env } from "#lib/env.ts";
import {
  grantAdmin,
  grantEditor,
  grantModerator,
  grantSystem,
  grantViewer,
  grantVisitor,
  grantWriter,
} from "#lib/grant.ts";
import { paths } from "#lib/paths.ts";
import type { Admin, Editor, Moderator, Viewer, Visitor, Writer } from "#lib/proof.ts";
import { SESSION_SECONDS, sessionCookie } from "#lib/session-cookie.ts";

/**
 * Who is asking. The only maker of proofs for requests: pages and handlers ask here, a layout is never the guard.
 * The cookie holds a token of next-auth's making that names a session; whether that still stands is asked of the
 * database each time.
 */
const secret = () => authSecret();
const cookie = () => sessionCookie(env().SITE_URL);

type Claims = { sid: string; epoch: number };

/** Somebody, signed in or not: what forms that everyone may send are counted by. */
export const getVisitor = cache(async (): Promise<Visitor> => grantVisitor(await readAddressKey()));

/** Who is signed in; null for everybody else. One query a request, however many ask. */
export const getViewer = cache(readViewer);

/** The same, asked anew: after something about the person has changed. */
export async function readViewer(): Promise<Viewer | null> {
  const claims = await readClaims();
  return claims && viewerOf(claims);
}

async function viewerOf({ sid, epoch }: Claims): Promise<Viewer | null> {
  const session = await findSession(sid, epoch);
  if (!session) return null;
  const { id: sessionId, userId, name, role } = session;
  return grantViewer({ userId, name, role, sessionId, addressKey: await readAddressKey() });
}

/** Whoever is not signed in is asked to, and comes back to `next`. @param next a path of the portal */
export async function requireViewer(next: string): Promise<Viewer> {
  return (await getViewer()) ?? redirect(paths.login(next));
}

/** The newsroom does not exist for whoever may not enter it. */
export async function requireStaff(next: string): Promise<Viewer> {
  const viewer = await requireViewer(next);
  return isStaff(viewer.role) ? viewer : notFound();
}

export async function requireModerator(next: string): Promise<Moderator> {
  return grantModerator(await requireStaff(next)) ?? notFound();
}

/** For what only moderators see of a page that others see too. */
export async function getModerator(): Promise<Moderator | null> {
  const viewer = await getViewer();
  return viewer && grantModerator(viewer);
}

export async function requireWriter(next: string): Promise<Writer> {
  return grantWriter(await requireStaff(next)) ?? notFound();
}

/** For what the editor sends by itself: whoever has been signed out meanwhile is told so, and not led away from what they wrote. */
export async function getWriter(): Promise<Writer | null> {
  const viewer = await getViewer();
  return viewer && grantWriter(viewer);
}

export async function requireEditor(next: string): Promise<Editor> {
  return grantEditor(await requireStaff(next)) ?? notFound();
}

/** For what an editor sees too and only an admin changes. */
export async function getAdmin(): Promise<Admin | null> {
  const viewer = await getViewer();
  return viewer && grantAdmin(viewer);
}

export async function requireAdmin(next: string): Promise<Admin> {
  return grantAdmin(await requireStaff(next)) ?? notFound();
}

/** Signs somebody in on the device that is asking: called where a code, a password or a provider has proved who they are. */
export async function beginSession(userId: number, device: string): Promise<Viewer | null> {
  // Who signs in again on the same device is there once.
  const before = await getViewer();
  if (before?.userId === userId) await revokeSession(before, before.sessionId);
  const { id, epoch } = await openSession(grantSystem("sign-in"), {
    userId,
    device,
    seconds: SESSION_SECONDS,
  });
  const claims: Claims = { sid: id, epoch };
  const token = await encode({ token: claims, secret: secret(), maxAge: SESSION_SECONDS });
  const { name, options } = cookie();
  (await cookies()).set(name, token, { ...options, maxAge: SESSION_SECONDS });
  return viewerOf(claims);
}

/** Signs this device out. */
export async function endSession(): Promise<void> {
  const viewer = await getViewer();
  if (viewer) await revokeSession(viewer, viewer.sessionId);
  const { name, options } = cookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

async function readClaims(): Promise<Claims | null> {
  const token = (await cookies()).get(cookie().name)?.value;
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: secret() });
    return typeof claims?.sid === "string" && typeof claims.epoch === "number"
      ? { sid: claims.sid, epoch: claims.epoch }
      : null;
  } catch {
    // Signed with another secret, changed, or over: nobody.
    return null;
  }
}

async function readAddressKey(): Promise<string> {
  const address = clientAddress((await headers()).get("x-forwarded-for"));
  return addressKey(address, { secret: secret(), now: new Date() });
}
