/** Canonical body HTML that lib/body reads; everything here is escaped. */

export function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? "",
  );
}

export function embedHtml(url: string, title = ""): string {
  if (!isWebAddress(url)) return "";
  const name = escapeHtml(title || nameOf(url));
  return `\n<figure class="embed"><a href="${escapeHtml(url)}" data-embed="${name}">${name}</a></figure>\n`;
}

export function pictureHtml(picture: { src: string; alt?: string; caption?: string }): string {
  if (!picture.src) return "";
  const caption = picture.caption ? `<figcaption>${escapeHtml(picture.caption)}</figcaption>` : "";
  return `\n<figure class="image"><img src="${escapeHtml(picture.src)}" alt="${escapeHtml(picture.alt ?? "")}">${caption}</figure>\n`;
}

/** One picture needs no gallery. */
export function galleryHtml(pictures: { src: string; alt?: string; caption?: string }[]): string {
  const figures = pictures.map(pictureHtml).map((figure) => figure.trim());
  if (figures.length < 2) return figures.join("");
  return `\n<div class="gallery">${figures.join("")}</div>\n`;
}

/** @param body the quote's own blocks as HTML @param source plain text, "" for none */
export function quoteHtml(body: string, source: string): string {
  const caption = source ? `<figcaption>${escapeHtml(source)}</figcaption>` : "";
  return `\n<figure class="quote"><blockquote>${body}</blockquote>${caption}</figure>\n`;
}

export function codeHtml(code: string, language = ""): string {
  const name = language ? ` class="language-${escapeHtml(language)}"` : "";
  return `\n<pre><code${name}>${escapeHtml(code)}</code></pre>\n`;
}

export const footnoteHtml = (text: string) => `<span data-footnote="${escapeHtml(text)}"></span>`;

export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

/** What a reader calls a link without words: the file's name, else the host. */
export function nameOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, pathname } = new URL(url);
  const file = pathname.split("/").at(-1) ?? "";
  return /\.[a-z0-9]{2,5}$/i.test(file) ? decode(file) : hostname.replace(/^www\./, "");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
