import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

/** What is no news and in no footer: otherwise only whoever knows its address would find it. */
export function OtherPages({ pages }: { pages: { slug: string; title: string }[] }) {
  if (pages.length === 0) return null;
  return (
    <section aria-labelledby="other-pages" className="py-8">
      <h2 id="other-pages" className="headline text-[1.75rem]">
        {texts()("list.otherPages")}
      </h2>
      <ul className="mt-2 gap-x-8 sm:columns-2">
        {pages.map((page) => (
          <li key={page.slug}>
            <a className="quiet-link inline-block py-1.5 text-[1.0625rem]" href={paths.page(page)}>
              {page.title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
