import { placeArticle } from "#db/arrangement.ts";
import { getFrontDesk } from "#db/front-desk.ts";
import { addJobFeed } from "#db/job-feeds.ts";
import { endPromotion, savePromotion } from "#db/promotion-writes.ts";
import { getSite } from "#db/site.ts";
import { makeEditor } from "#db/testing/editors.ts";
import { mark, ownArticle } from "#e2e/own-article.ts";
import { type Area, EDITORS, press, type Tried } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import type { Editor } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";

/** Words that find the article of these tests alone. */
const word = `Rollenplatz${mark()}`;
const feed = `https://${mark()}.invalid/feed`;

async function prepare(): Promise<void> {
  await joinPortalDatabase();
  const editor = await makeEditor(`Rolle ${mark()}`);
  const { id: articleId } = await ownArticle(word);
  await place(editor, articleId);
  // Prepared more than once where tests of a file are shared out: the feed is there then.
  await addJobFeed(editor, { url: feed, sectionId: null, paid: false }).catch((error: unknown) => {
    if (!(error instanceof Refusal && error.code === "feed-known")) throw error;
  });
  const placement = { sectionId: null, topic: "", startsAt: null, endsAt: null, paid: false };
  for (const ended of [false, false, true]) {
    const input = { kind: "links", text: `Rolle ${mark()}`, href: "/latest", placement } as const;
    const id = await savePromotion(editor, { id: null, input });
    if (ended) await endPromotion(editor, { kind: "links", id });
  }
}

/** Others arrange the same page meanwhile. */
async function place(editor: Editor, articleId: number, tries = 5): Promise<void> {
  const version = (await getFrontDesk(await getSite())).last?.version ?? 0;
  const move = { version, articleId, place: "second-1", from: null } as const;
  await placeArticle(editor, move).catch((error: unknown) => {
    if (tries === 0) throw error;
    return place(editor, articleId, tries - 1);
  });
}

const byEditors = (at: string, ...steps: Tried["steps"]): Tried => ({
  as: "editor",
  may: EDITORS,
  at: () => at,
  steps,
});
const desk = `/admin/front?q=${word}`;
const links = "/admin/promotions/links";

export const front: Area = {
  prepare,
  pages: {
    "/admin/front": { may: EDITORS },
    "/admin/front/preview": { may: EDITORS },
    "/admin/promotions": { may: EDITORS },
    "/admin/promotions/[kind]": { may: EDITORS, at: () => links },
  },
  actions: {
    "front/place": byEditors(desk, press(/setzen auf: 2\. Platz$/)),
    "front/keep": byEditors(
      desk,
      (page) => page.locator(".front-place").filter({ hasText: "2. Platz" }).locator("summary").click(),
      press("Speichern"),
    ),
    "front/free": byEditors(desk, press(/abnehmen: 2\. Platz$/)),
    "front/undo": byEditors(desk, press(/^(Rückgängig|Wiederherstellen)$/)),
    "promotions/save": byEditors(
      links,
      (page) => page.getByLabel("Text", { exact: true }).fill(word),
      (page) => page.getByLabel("Adresse", { exact: true }).fill("/latest"),
      press("Speichern"),
    ),
    "promotions/move": byEditors(links, press(/ nach oben$/)),
    "promotions/end": byEditors(links, press(/“ beenden$/)),
    "promotions/resume": byEditors(`${links}?part=ended`, press(/“ wieder zeigen$/)),
    "promotions/addFeed": byEditors(
      "/admin/promotions/jobs",
      (page) => page.getByLabel("Adresse des Feeds").fill(`https://${mark()}.invalid/feed`),
      press("Feed eintragen"),
    ),
    "promotions/fetchNow": byEditors("/admin/promotions/jobs", press("Jetzt holen")),
    "promotions/removeFeed": byEditors("/admin/promotions/jobs", (page) =>
      page.getByRole("button", { name: `Feed ${feed} entfernen` }).click(),
    ),
    "promotions/saveAds": byEditors("/admin/promotions/banners", press("ads.txt speichern")),
  },
};
