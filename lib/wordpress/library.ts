/** A file of the old media library, as far as words and addresses go. */
export type Attachment = {
  id: string;
  url: string;
  title: string;
  alt: string;
  caption: string;
  /** Post that it was uploaded to, "" or "0" for none. */
  parent: string;
  /** Its own page on the old site. */
  link: string;
  line: number;
  mimeType: string;
};

/** What a body refers to by number. */
export type Library = {
  attachment: (id: string) => Attachment | undefined;
  /** What was uploaded to a post, in the order of the file. */
  uploadedTo: (postId: string) => Attachment[];
  /** Content of a reusable block (`wp_block`). */
  reusable: (id: string) => string | undefined;
};

/** Where a body stands while it is turned into ours. */
export type BodyContext = {
  library: Library;
  postId: string;
  /** Texts of the block editor's footnotes by their id. */
  footnotes: Map<string, string>;
  /** Says what was left out; each thing once for a body. */
  note: (message: string) => void;
  /** Names a block that WordPress makes anew whenever a page is read: nothing of it is the article's. */
  dynamic: (block: string) => void;
};

export const EMPTY_LIBRARY: Library = {
  attachment: () => undefined,
  uploadedTo: () => [],
  reusable: () => undefined,
};

/** An attachment as a picture with its own words. */
export function asPicture({ url, alt, caption }: Attachment): { src: string; alt: string; caption: string } {
  return { src: url, alt, caption };
}
