import type { ArticleContent } from "#lib/article-content.ts";
import { parseBody } from "#lib/body/schema.ts";
import { countWords, toText } from "#lib/body/text.ts";
import { type Check, type ChecklistFacts, checkArticle, type PictureFacts } from "#lib/checklist.ts";
import { checkPaid } from "#lib/paid-check.ts";
import type { SiteSettings } from "#lib/settings.ts";
import type { ArticleState } from "#lib/workflow.ts";

/** A picture as the newsroom sees it, shown or not. */
export type DeskPicture = PictureFacts & { id: number; src: string | null; height: number | null };

/** An article as it is worked on: what readers see of it, with what has been written since laid over it. */
export type DeskArticle = {
  id: number;
  kind: "article" | "live_blog";
  state: ArticleState;
  version: number;
  content: ArticleContent;
  /** Names of the fields that readers do not see yet; empty unless the article is live or was. */
  changed: (keyof ArticleContent)[];
  copySavedBy: string | null;
  sectionSlug: string;
  publishedAt: string | null;
  updatedAt: string | null;
  scheduledFor: string | null;
  withdrawnReason: string | null;
  submittedBy: string | null;
  approvedBy: string | null;
  aiReviewedBy: string | null;
  aiReviewedAt: string | null;
  createdBy: string | null;
  /** Accounts whose own it is. */
  writers: number[];
  fourEyes: boolean;
  /** Whoever writes right now. */
  holder: { userId: number; name: string } | null;
  lastSaved: { userId: number | null; name: string | null; at: string } | null;
  /** Every picture that the text or the lead names. */
  pictures: DeskPicture[];
};

/** What the checklist looks at, of an article as it would be published now. @throws BodyError */
export function checklistFacts(
  { content, pictures, aiReviewedAt }: Pick<DeskArticle, "content" | "pictures" | "aiReviewedAt">,
  settings: Pick<SiteSettings, "paidDomains" | "paidParams">,
  now: Date,
): ChecklistFacts {
  const doc = parseBody(content.body);
  const used = new Set<number>(content.leadMediaId === null ? [] : [content.leadMediaId]);
  const links: string[] = [];
  const own = new Map<number, string>();
  doc.descendants((node) => {
    if (node.type.name === "image") {
      used.add(node.attrs.mediaId);
      if (node.attrs.alt) own.set(node.attrs.mediaId, node.attrs.alt);
    }
    for (const mark of node.marks) if (mark.type.name === "link") links.push(mark.attrs.href);
  });
  const paid = checkPaid(content.body, { sponsor: content.sponsor, settings });
  const known = new Map(pictures.map((picture) => [picture.id, picture]));
  return {
    title: content.title,
    standfirst: content.standfirst,
    wordCount: countWords(toText(doc)),
    hasAuthors: content.authors.length > 0 || content.source !== "",
    topics: content.topicIds.length,
    sponsor: content.sponsor,
    aiUse: content.aiUse,
    aiTool: content.aiTool,
    aiReviewed: aiReviewedAt !== null,
    hasLead: content.leadMediaId !== null,
    pictures: [...used].map((id) => {
      const picture = known.get(id);
      return picture ? { ...picture, alt: own.get(id) ?? picture.alt } : { ...GONE, id };
    }),
    paidLinks: paid.links.length,
    paidMismatches: paid.ok ? 0 : paid.mismatched.length,
    outwardLinks: links.filter((href) => /^https?:/i.test(href)).length,
    embargoed: content.embargoUntil !== null && new Date(content.embargoUntil) > now,
  };
}

const GONE: Omit<PictureFacts, "id"> = {
  alt: "",
  credit: "",
  licence: "",
  aiUse: "none",
  width: null,
  gone: true,
};

/** What is amiss with an article, stops first. @throws BodyError */
export const checkDeskArticle = (...given: Parameters<typeof checklistFacts>): Check[] =>
  checkArticle(checklistFacts(...given));
