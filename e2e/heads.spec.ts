import type { APIRequestContext, Page } from "@playwright/test";
import sharp from "sharp";
import { updateArticle, withdrawArticle } from "#db/article-writes.ts";
import { sharePreview } from "#db/previews.ts";
import { getSite } from "#db/site.ts";
import { makePerson } from "#db/testing/people.ts";
import { query } from "#db/testing/query.ts";
import { makeDraft, operator, paragraphs } from "#db/testing/rows.ts";
import { mark, ownArticle } from "#e2e/own-article.ts";
import { expect, findPages, test } from "#e2e/portal.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { grantViewer, grantWriter } from "#lib/grant.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";
import { readVocabulary, unknownTo } from "#lib/testing/schema-org.ts";

/** What every kind of reader page says of itself to search engines and to services that show links (rules SD, RM). */
const vocabulary = readVocabulary();
type Data = { [name: string]: Data & string };

type Head = {
  status: number;
  headers: Record<string, string>;
  title: string;
  canonical: string[];
  meta: Record<string, string[]>;
  data: Data[];
  heading: string;
  times: string[];
};

async function headOf(page: Page, path: string): Promise<Head> {
  const response = await page.goto(path);
  const read = await page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const meta: Record<string, string[]> = {};
    for (const one of all("head meta[content]")) {
      const name = one.getAttribute("name") ?? one.getAttribute("property") ?? "";
      meta[name] = [...(meta[name] ?? []), one.getAttribute("content") ?? ""];
    }
    return {
      title: document.title,
      canonical: all('link[rel="canonical"]').map((one) => one.getAttribute("href") ?? ""),
      meta,
      data: all('script[type="application/ld+json"]').map((one) => one.textContent ?? ""),
      heading: all("h1")[0]?.textContent ?? "",
      times: all("time[datetime]").map((one) => one.getAttribute("datetime") ?? ""),
    };
  });
  const data = read.data.map((text) => JSON.parse(text) as Data);
  return { status: response?.status() ?? 0, headers: response?.headers() ?? {}, ...read, data };
}

/** What a service gets that fetches the picture. */
async function pictureAt(request: APIRequestContext, url: string) {
  const answer = await request.get(url);
  expect(answer.status(), url).toBe(200);
  const { width, height, format } = await sharp(await answer.body()).metadata();
  return { width, height, type: `image/${format}`, answer };
}

const typesOf = ({ data }: Head) => data.map((one) => one["@type"]).toSorted();

async function makeIssue(): Promise<string> {
  await joinPortalDatabase();
  const slug = `ausgabe-${mark()}`;
  await query(
    `INSERT INTO newsletter_issues (slug, subject, items, state, sent_at)
      VALUES ('${slug}', 'Ausgabe ${slug}', '[]'::jsonb, 'sent', now())`,
  );
  return paths.issue({ slug });
}

async function makeLiveBlog(): Promise<string> {
  const { id, path } = await ownArticle("Liveblog");
  await query(`UPDATE articles SET kind = 'live_blog' WHERE id = ${id}`);
  await query(
    `INSERT INTO live_entries (article_id, title, body) VALUES (${id}, 'Tor', '${JSON.stringify(paragraphs("Eins zu null."))}'::jsonb)`,
  );
  return path;
}

const LIST = ["BreadcrumbList", "CollectionPage"];
/** Kinds of pages that search engines may list, and what each is for them. */
const LISTED: Record<string, string[]> = {
  front: ["WebSite"],
  section: LIST,
  topic: LIST,
  story: LIST,
  author: ["BreadcrumbList", "ProfilePage"],
  latest: LIST,
  secondPage: LIST,
  mostRead: LIST,
  archive: LIST,
  month: LIST,
  newsletter: LIST,
  issue: LIST,
  corrections: ["BreadcrumbList"],
  transparency: ["BreadcrumbList"],
  imprint: ["BreadcrumbList"],
  privacy: ["BreadcrumbList"],
  commentPolicy: ["BreadcrumbList"],
  accessibility: ["BreadcrumbList"],
  article: ["BreadcrumbList", "NewsArticle"],
  withoutPicture: ["BreadcrumbList", "NewsArticle"],
  paid: ["BreadcrumbList", "NewsArticle"],
  liveBlog: ["BreadcrumbList", "LiveBlogPosting"],
};

const isArticle = (kind: string) => /Article|LiveBlog/.test(LISTED[kind]?.[1] ?? "");

test("every kind of page says what it is, once, and nothing else", async ({ page, request, baseURL }) => {
  test.slow();
  const issue = await makeIssue();
  const paid = await ownArticle("Bezahlt");
  await updateArticle(operator, paid.id, { changes: { sponsor: "Muster AG" }, substantive: false });
  const addresses: Record<string, string> = {
    ...(await findPages(page)),
    secondPage: "/latest?page=2",
    newsletter: "/newsletter",
    issue,
    transparency: "/transparency",
    withoutPicture: (await ownArticle("Ohne Bild")).path,
    paid: paid.path,
    liveBlog: await makeLiveBlog(),
  };
  const titles: string[] = [];
  for (const [kind, types] of Object.entries(LISTED)) {
    const path = addresses[kind] ?? "";
    const noise = `${path.includes("?") ? "&" : "?"}utm_source=x&fbclid=y`;
    const head = await headOf(page, path + noise);
    const one = (name: string) => {
      expect(head.meta[name], `${name} of ${kind}`).toHaveLength(1);
      return head.meta[name]?.[0] ?? "";
    };
    const what = `${kind} at ${path}`;
    expect(head.status, what).toBe(200);
    titles.push(head.title);
    expect(head.title, what).toMatch(kind === "front" ? /^Depesche – ./ : /. – Depesche$/);
    expect(
      head.canonical.map((href) => new URL(href).href),
      what,
    ).toEqual([new URL(path, baseURL).href]);
    expect(one("robots"), what).toBe("index, follow, max-image-preview:large, max-snippet:-1");
    expect(head.headers["x-robots-tag"], what).toBeUndefined();
    for (const name of [
      "description",
      "og:title",
      "og:description",
      "og:site_name",
      "og:locale",
      "og:image:alt",
    ])
      expect(one(name), `${name} of ${kind}`).not.toBe("");
    expect([one("og:url")], what).toEqual(head.canonical);
    expect(one("og:type"), what).toBe(isArticle(kind) ? "article" : "website");
    expect(one("twitter:card"), what).toBe("summary_large_image");
    const picture = await pictureAt(request, one("og:image"));
    expect(String(picture.width), what).toBe(one("og:image:width"));
    expect(String(picture.height), what).toBe(one("og:image:height"));
    expect(picture.type, what).toBe(one("og:image:type"));
    expect(picture.width, what).toBeGreaterThanOrEqual(1200);

    expect(typesOf(head), what).toEqual(types);
    expect(unknownTo(vocabulary, head.data as never), what).toEqual([]);
    if (isArticle(kind)) await checkArticle(request, head, what);
  }
  expect(new Set(titles).size).toBe(titles.length);

  const author = await headOf(page, addresses.author ?? "");
  const person = author.data.find((one) => one["@type"] === "ProfilePage")?.mainEntity;
  expect(person).toMatchObject({ "@type": "Person", name: author.heading, worksFor: { name: "Depesche" } });
  const front = await headOf(page, "/");
  const { publisher } = front.data[0] ?? {};
  const logo = await pictureAt(request, publisher?.logo?.url ?? "");
  expect(String(logo.width)).toBe(publisher?.logo?.width);
});

async function checkArticle(request: APIRequestContext, head: Head, what: string): Promise<void> {
  const article = head.data.find((one) => /NewsArticle|LiveBlogPosting/.test(one["@type"] ?? "")) as Data;
  expect(article.headline, what).toBe(head.heading);
  expect([article.mainEntityOfPage], what).toEqual(head.canonical);
  expect([article.url], what).toEqual(head.canonical);
  expect(article.isAccessibleForFree, what).toBe(true);
  expect(article.inLanguage, what).toBe("de");
  expect(head.times, what).toEqual(expect.arrayContaining([article.datePublished, article.dateModified]));
  expect(head.meta["article:published_time"], what).toEqual([article.datePublished]);
  const logo = await request.get(String(article.publisher?.logo));
  expect(logo.status(), what).toBe(200);
  for (const author of [article.author].flat() as unknown as Data[]) {
    expect(author.name, what).not.toMatch(/^Von /);
    expect((await request.get(author.url ?? "")).status(), what).toBe(200);
  }
  for (const image of [article.image ?? []].flat() as unknown as (Data | string)[]) {
    const picture = await pictureAt(request, String(typeof image === "string" ? image : image.contentUrl));
    expect(picture.width, what).toBeGreaterThanOrEqual(1200);
  }
  const [, oembed = ""] =
    /^<([^>]+)>;rel=alternate;type="application\/json\+oembed"$/.exec(head.headers.link ?? "") ?? [];
  const link = await request.get(oembed);
  expect(link.headers()["content-type"], what).toMatch(/^application\/json/);
  expect(await link.json(), what).toMatchObject({ version: "1.0", type: "link", title: head.heading });
}

test("what is for people only says so twice", async ({ page }) => {
  const { story } = await findPages(page);
  const { id, path } = await ownArticle("Zurückgezogen");
  await withdrawArticle(operator, id, { reason: "Irrtum" });
  const userId = await makePerson({ role: "editor" });
  const viewer = grantViewer({ userId, name: "Ida", role: "editor", sessionId: "", addressKey: "" });
  const sectionId = (await getSite()).sections[0]?.id;
  const draft = await makeDraft({ title: "Noch geheim", sectionId });
  const token = await sharePreview(grantWriter(viewer) as Writer, draft);
  const unlisted: [path: string, status: number, header: boolean][] = [
    ["/subscribe", 200, true],
    ["/search", 200, false],
    ["/search?q=Strom", 200, false],
    ["/login", 200, true],
    [paths.preview(token), 200, true],
    ["/no-such-page", 404, true],
    ["/latest?page=50", 404, true],
    [path, 410, true],
    [`${story}/from-start`, 200, false],
  ];
  for (const [address, status, header] of unlisted) {
    const head = await headOf(page, address);
    expect(head.status, address).toBe(status);
    expect(head.title, address).toMatch(/. – Depesche$/);
    expect(head.title, address).not.toContain("geheim");
    // What is not there says so by its status and its header; a list does not know in its head where it ends.
    if (status === 200) expect(head.meta.robots, address).toEqual([expect.stringMatching(/^noindex/)]);
    if (header) expect(head.headers["x-robots-tag"], address).toBe("noindex");
  }
});

test("a picture of a headline: drawn for what is there, at an address of its own", async ({
  page,
  request,
  baseURL,
}) => {
  const { id, path } = await ownArticle("Kartenbild");
  const card = async () => (await headOf(page, path)).meta["og:image"]?.[0] ?? "";
  const first = await card();
  expect(first).toMatch(new RegExp(`^${baseURL}/cards/article-${id}-[0-9a-f]{16}\\.png$`));
  const { width, height, answer } = await pictureAt(request, first);
  expect([width, height]).toEqual([1200, 630]);
  expect(answer.headers()["cache-control"]).toBe("public, max-age=604800, s-maxage=600, immutable");
  expect(answer.headers()["surrogate-key"]).toContain(`article:${id}`);
  const again = await request.get(first, { headers: { "If-None-Match": answer.headers().etag ?? "" } });
  expect(again.status()).toBe(304);

  await updateArticle(operator, id, { changes: { title: `Anders ${mark()}` }, substantive: false });
  // The test writes as another process, and the portal hears of it.
  await expect.poll(card).not.toBe(first);
  const second = await card();
  await pictureAt(request, second);
  for (const gone of [
    first,
    second.replace(/.(?=\.png)/, "x"),
    second.replace(`-${id}-`, `-${id + 999_999}-`),
  ])
    await expect.poll(async () => (await request.get(gone)).status(), gone).toBe(404);
  await withdrawArticle(operator, id, { reason: "Irrtum" });
  await expect.poll(async () => (await request.get(second)).status()).toBe(404);
});

test("other sites hear of live articles alone", async ({ page, request, baseURL }) => {
  const { article } = await findPages(page);
  const ask = (query: string) => request.get(`/oembed?${query}`);
  const url = `url=${encodeURIComponent(baseURL + article)}`;
  const whole = await (await ask(url)).json();
  expect(whole).toMatchObject({
    provider_name: "Depesche",
    provider_url: `${baseURL}/`,
    thumbnail_width: 1280,
  });
  const small = await (await ask(`${url}&format=json&maxwidth=1000`)).json();
  expect(small.thumbnail_width).toBeLessThanOrEqual(1000);
  const { width } = await pictureAt(request, small.thumbnail_url);
  expect(width).toBe(small.thumbnail_width);
  expect(await (await ask(`${url}&maxwidth=90&maxheight=90`)).json()).not.toHaveProperty("thumbnail_url");
  expect((await ask(`${url}&format=xml`)).status()).toBe(501);
  for (const other of [
    "",
    `url=${encodeURIComponent(`${baseURL}/ki`)}`,
    "url=https%3A%2F%2Fevil.example%2Fki%2Fa",
  ])
    expect((await ask(other)).status(), other).toBe(404);
  const { id, path } = await ownArticle("Eingebettet");
  const own = `url=${encodeURIComponent(baseURL + path)}`;
  expect((await ask(own)).status()).toBe(200);
  await withdrawArticle(operator, id, { reason: "Irrtum" });
  await expect.poll(async () => (await ask(own)).status()).toBe(404);
});
