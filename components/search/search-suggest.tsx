import { createElement } from "react";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

/** Offers what may be meant while somebody types; empty where scripts do not run. Stands in the form, below its field. */
export function SearchSuggest() {
  const t = texts();
  const words = {
    "label-one": t("search.suggestionsOne"),
    "label-many": t("search.suggestionsMany"),
    topic: t("search.kinds.topic"),
    author: t("search.kinds.author"),
    section: t("search.kinds.section"),
    word: t("search.kinds.word"),
  };
  return (
    <>
      {createElement(
        "search-suggest",
        { source: paths.suggest(), class: "relative block", ...words },
        <div
          id="search-suggestions"
          role="listbox"
          aria-label={t("search.suggestions")}
          hidden
          className="absolute inset-x-0 top-1 z-10 border border-bar bg-paper py-1"
        />,
        <template>
          <div
            role="option"
            tabIndex={-1}
            aria-selected="false"
            className="flex min-h-11 cursor-pointer flex-wrap items-baseline justify-between gap-x-4 border-l-4 border-transparent px-3 py-2 hover:bg-wash aria-selected:border-accent aria-selected:bg-wash"
          >
            <span className="[overflow-wrap:anywhere]" />
            <span className="small text-muted" />
          </div>
        </template>,
        <p role="status" className="sr-only" />,
      )}
      <script async type="module" src={paths.island("search-suggest")} />
    </>
  );
}
