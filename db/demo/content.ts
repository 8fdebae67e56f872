import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { MOTIF_NAMES } from "#db/demo/pictures.ts";
import { AUTHOR_ROLES } from "#db/schema/articles.ts";
import { SLOT_NAMES } from "#db/schema/promos.ts";
import { COMMENT_STATES } from "#lib/comments.ts";

const folder = new URL("./content/", import.meta.url);

export const picture = z.strictObject({
  motif: z.enum(MOTIF_NAMES),
  seed: z.number(),
  alt: z.string().min(1),
  caption: z.string().default(""),
  credit: z.string(),
});
export type DemoPicture = z.infer<typeof picture>;

const article = z.strictObject({
  title: z.string(),
  standfirst: z.string(),
  section: z.string(),
  topics: z.array(z.string()),
  authors: z.array(z.strictObject({ slug: z.string(), role: z.enum(AUTHOR_ROLES) })),
  places: z.array(z.string()),
  hoursAgo: z.number().positive(),
  updatedHoursAgo: z.number().positive().optional(),
  picture: picture.nullable(),
  views: z.number().int().min(0),
  slot: z.enum(SLOT_NAMES).optional(),
  story: z.string().optional(),
  commentsClosed: z.boolean().default(false),
  correction: z.strictObject({ text: z.string(), hoursAgo: z.number() }).optional(),
});

const page = z.strictObject({ title: z.string(), description: z.string() });

const list = <Shape extends z.ZodRawShape>(shape: Shape) => z.array(z.strictObject(shape));
const sections = list({
  slug: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  description: z.string(),
  position: z.number().int(),
});
const topics = list({ slug: z.string(), name: z.string(), intro: z.string() });
const stories = list({ slug: z.string(), title: z.string(), intro: z.string() });
const authors = list({
  slug: z.string(),
  name: z.string(),
  jobLine: z.string(),
  bio: z.string(),
  beats: z.array(z.string()),
  email: z.string(),
  guest: z.boolean(),
  roles: z.array(z.enum(AUTHOR_ROLES)),
});
const promos = list({
  position: z.number().int(),
  text: z.string(),
  href: z.string(),
  paid: z.boolean(),
  kind: z.enum(["house", "paid"]),
});
const jobs = list({
  title: z.string(),
  employer: z.string(),
  place: z.string(),
  href: z.string(),
  paid: z.boolean(),
  daysLeft: z.number().positive(),
});
const books = list({
  title: z.string(),
  author: z.string(),
  publisher: z.string(),
  year: z.number().int(),
  isbn: z.string(),
  blurb: z.string(),
  href: z.string(),
  paid: z.boolean(),
  price: z.string(),
  priceDate: z.iso.date(),
});
const comments = list({
  key: z.string(),
  article: z.string(),
  parentKey: z.string().nullable(),
  name: z.string(),
  minutesAfter: z.number().positive(),
  state: z.enum(COMMENT_STATES),
  helpful: z.number().int().min(0).default(0),
  staff: z.boolean().default(false),
  featured: z.boolean().default(false),
  body: z.string().min(1),
});

/** Everything the demo portal is made of, checked: a slip in the content stops here with the file's name. */
export async function readContent() {
  return {
    sections: await readList("sections.json", sections),
    topics: await readList("topics.json", topics),
    stories: await readList("stories.json", stories),
    authors: await readList("authors.json", authors),
    promos: await readList("promos.json", promos),
    jobs: await readList("jobs.json", jobs),
    books: await readList("books.json", books),
    comments: await readList("comments.json", comments),
    articles: await readTexts("articles", article),
  };
}

/** Imprint, privacy, comment rules and accessibility, in both languages. */
export async function readLegalPages() {
  const texts = { de: await readTexts("pages", page), en: await readTexts("pages/en", page) };
  return (["de", "en"] as const).flatMap((language) =>
    texts[language].map((text) => ({ ...text, language })),
  );
}

export type DemoContent = Awaited<ReturnType<typeof readContent>>;
export type DemoArticle = DemoContent["articles"][number];

async function readList<T>(file: string, shape: z.ZodType<T>): Promise<T> {
  return check(file, shape, JSON.parse(await readFile(new URL(file, folder), "utf8")));
}

/** Texts with their particulars as JSON between two lines of dashes; the file's name is the slug. */
async function readTexts<T>(
  path: string,
  shape: z.ZodType<T>,
): Promise<(T & { slug: string; html: string })[]> {
  const files = (await readdir(new URL(`${path}/`, folder)))
    .filter((file) => file.endsWith(".html"))
    .toSorted();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(`${path}/${file}`, folder), "utf8");
      const [, head = "", html = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? [];
      return { ...check(file, shape, JSON.parse(head)), slug: basename(file, ".html"), html };
    }),
  );
}

function check<T>(file: string, shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error).slice(0, 400)}`);
  return parsed.data;
}
