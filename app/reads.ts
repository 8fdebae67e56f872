import { cache } from "react";
import { getArticle } from "#db/articles.ts";
import { getAuthor } from "#db/authors.ts";
import { getIssue } from "#db/newsletter-archive.ts";
import { getPage } from "#db/pages.ts";
import { getSection } from "#db/sections.ts";
import { getSite } from "#db/site.ts";
import { getStory } from "#db/stories.ts";
import { getTopic } from "#db/topics.ts";
import type { Article } from "#lib/articles.ts";
import { parseBody } from "#lib/body/schema.ts";

/** Reads that a page, its metadata and its frame share: one query each per request, however many ask. */
export const readSite = cache(getSite);
export const readArticle = cache(getArticle);
export const readSection = cache(getSection);
export const readTopic = cache(getTopic);
export const readStory = cache(getStory);
export const readAuthor = cache(getAuthor);
export const readIssue = cache(getIssue);
export const readPage = cache(getPage);
/** The text as a document: the page renders it, its metadata may describe it. */
export const readBody = cache((article: Article) => parseBody(article.body));
