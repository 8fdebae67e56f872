/** A slug as the file's records refer to each other: percent escapes read, small letters. */
export function slugKey(slug: string): string {
  try {
    return decodeURIComponent(slug).normalize("NFC").toLowerCase();
  } catch {
    return slug.toLowerCase();
  }
}
