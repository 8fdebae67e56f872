import { Refusal } from "#lib/refusal.ts";

/** What the newsroom says of an author; empty where it says nothing. */
export type AuthorDetails = {
  name: string;
  slug: string;
  jobTitle: string;
  bio: string;
  beats: string[];
  contactEmail: string;
  links: { label: string; url: string }[];
  /** E-mail address of the account of the newsroom that writes under this name. */
  account: string;
  isGuest: boolean;
};

const LONGEST_NAME = 80;
const MOST = 12;

/** A name as a byline has it. @throws Refusal when there is none, or one too long */
export function parseAuthorName(given: string): string {
  const name = given.normalize("NFC").replace(/\s+/g, " ").trim();
  if (name === "") throw new Refusal("name-missing", "author");
  if (name.length > LONGEST_NAME) throw new Refusal("text-too-long", "author");
  return name;
}

/** "Energie, Verkehr" */
export const parseBeats = (given: string): string[] =>
  [
    ...new Set(
      given
        .split(/[,\n]/)
        .map((beat) => beat.trim())
        .filter(Boolean),
    ),
  ].slice(0, MOST);

/** A line each: "Mastodon | https://…", or the address alone. @throws Refusal for what is no web address */
export function parseLinks(given: string): { label: string; url: string }[] {
  const lines = given
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.slice(0, MOST).map((line) => {
    const at = line.lastIndexOf("|");
    const url = line.slice(at + 1).trim();
    if (!/^https?:\/\/\S+$/i.test(url) || !URL.canParse(url)) throw new Refusal("link-malformed", line);
    return { label: line.slice(0, Math.max(at, 0)).trim() || new URL(url).hostname, url };
  });
}

export const linkLines = (links: AuthorDetails["links"]): string =>
  links.map(({ label, url }) => `${label} | ${url}`).join("\n");

/** @throws Refusal for what is no address for mail */
export function parseContact(given: string): string {
  if (given !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given))
    throw new Refusal("contact-malformed", given);
  return given;
}
