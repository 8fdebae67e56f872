import { Agent, request } from "node:http";
import { makePerson } from "#db/testing/people.ts";
import { makeSessionCookie } from "#db/testing/session-cookie.ts";
import { paths } from "#lib/paths.ts";

/** Somebody signed in, in a network of their own. */
export type Commenter = { cookie: string; address: string };

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** @param siteUrl origin of the portal that they write to */
export async function makeCommenters(count: number, siteUrl: string): Promise<Commenter[]> {
  const commenters: Commenter[] = [];
  for (let number = 0; number < count; number++) {
    const { name, value } = await makeSessionCookie(await makePerson(), siteUrl);
    // A network that is handed out, but to nobody who writes here; counted on from where the last ones ended.
    commenters.push({ cookie: `${name}=${value}`, address: nextAddress() });
  }
  return commenters;
}

let given = 0;
function nextAddress(): string {
  given += 1;
  return `81.${given >> 16}.${(given >> 8) & 255}.${given & 255}`;
}

type Form = { articleId: number; body: string };

/** Sends the form of an article page. @returns whether the answer leads to the comment; @throws when no answer comes */
export function sendComment(origin: string, { cookie, address }: Commenter, form: Form): Promise<boolean> {
  const body = new URLSearchParams({ articleId: `${form.articleId}`, body: form.body }).toString();
  const headers = {
    Cookie: cookie,
    Origin: origin,
    "X-Forwarded-For": address,
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sending = request(origin + paths.comments(), { agent, method: "POST", headers }, (response) => {
      response.resume();
      response.on("error", reject);
      response.on("end", () =>
        response.statusCode === 303
          ? resolve(/#comment-\d+$/.test(response.headers.location ?? ""))
          : reject(new Error(`answered ${response.statusCode}`)),
      );
    });
    sending.on("error", reject);
    sending.end(body);
  });
}
