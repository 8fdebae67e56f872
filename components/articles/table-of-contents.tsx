import { texts } from "#components/ui/voice.ts";
import type { OutlineEntry } from "#lib/body/outline.ts";

/** Beside the text on wide windows, above it on narrow ones. Comes with four headings (A10). */
export function TableOfContents({ entries }: { entries: OutlineEntry[] }) {
  const t = texts();
  return (
    <nav
      aria-labelledby="contents"
      className="no-print mb-9 border-y border-line py-4 xl:absolute xl:top-0 xl:right-full xl:mr-10 xl:mb-0 xl:w-52 xl:border-y-0 xl:border-t xl:border-ink xl:pt-3"
    >
      <h2 id="contents" className="small font-bold">
        {t("article.contents")}
      </h2>
      <ol className="mt-1.5">
        {entries.map((entry) => (
          <li key={entry.id} className={entry.level > 2 ? "pl-4" : ""}>
            <a className="small quiet-link block py-1 text-muted" href={`#${entry.id}`}>
              {entry.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
