import { Agent, request } from "node:http";
import type { DeskArticle } from "#bench/desk.ts";
import { newMark } from "#bench/mark.ts";
import { makePerson } from "#db/testing/people.ts";
import { makeSessionCookie } from "#db/testing/session-cookie.ts";
import { paths } from "#lib/paths.ts";

/** Somebody signed in, in a network of their own. */
export type Commenter = { cookie: string; address: string };

/** Nobody may write more than twelve comments in ten minutes (lib/screening/burst.ts). */
export const A_PERSON = 10;

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** @param siteUrl origin of the portal that they write to */
export async function makeCommenters(count: number, siteUrl: string): Promise<Commenter[]> {
  const commenters: Commenter[] = [];
  for (let number = 0; number < count; number++) {
    const { name, value } = await makeSessionCookie(await makePerson(), siteUrl);
    commenters.push({ cookie: `${name}=${value}`, address: nextAddress() });
  }
  return commenters;
}

let given = 0;
/** Of networks that are in use somewhere else, a new one each time. */
function nextAddress(): string {
  given += 1;
  return `81.${given >> 16}.${(given >> 8) & 255}.${given & 255}`;
}

type Form = { articleId: number; body: string };

/** Who writes in turn, and under what. */
export type Turns = { commenters: readonly Commenter[]; articles: readonly DeskArticle[] };

/** The comment with this number: a text that nobody else writes. @throws when there is nobody or nothing */
export function turn({ commenters, articles }: Turns, count: number): { commenter: Commenter; form: Form } {
  const commenter = commenters[count % commenters.length];
  const article = articles[count % articles.length];
  if (!commenter || !article) throw new Error("Nobody is there to write, or nothing to write under.");
  const body = `Zu ${newMark()} ist noch etwas zu sagen: Die Zahlen des letzten Jahres zeigen ein anderes Bild.`;
  return { commenter, form: { articleId: article.id, body } };
}

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
