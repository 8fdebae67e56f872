/** The first of "slug", "slug-2", "slug-3" … that is free; takes it. */
export function takeSlug(
  wanted: string,
  taken: Set<string>,
  isFree: (slug: string) => boolean = () => true,
): string {
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (taken.has(slug) || !isFree(slug)) continue;
    taken.add(slug);
    return slug;
  }
}
