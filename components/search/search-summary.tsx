import { texts } from "#components/ui/voice.ts";
import type { Found } from "#db/search.ts";
import { paths } from "#lib/paths.ts";
import type { Correction } from "#lib/search/corrections.ts";
import { type Search, searchQuery } from "#lib/search/search.ts";

/** What was looked for, and how much of it there is. */
export function SearchSummary({ search, found }: { search: Search; found: Found }) {
  const t = texts();
  const { corrections, meant, count, hasPartial, isEmpty, items } = found;
  if (isEmpty) return <p className="py-10 text-lg text-soft">{t("search.onlyCommon")}</p>;
  return (
    <div className="pt-5 text-lg text-soft" role="status">
      {corrections.map((correction) => (
        <Correct
          key={correction.typed}
          text={t("search.corrected", correction)}
          search={search}
          correction={correction}
        />
      ))}
      {meant.map((correction) => (
        <Correct key={correction.typed} text={t("search.meant")} search={search} correction={correction} />
      ))}
      {items.length === 0 ? (
        <p className="py-5">{t("search.none")}</p>
      ) : (
        <p>
          {count === null
            ? t("search.many")
            : count === 0
              ? t("search.someOnly")
              : t("search.count", { count })}
          {hasPartial && count !== null && count > 0 && ` ${t("search.thenSome")}`}
        </p>
      )}
    </div>
  );
}

type CorrectProps = { text: string; search: Search; correction: Correction };

const Correct = ({ text, search, correction: { typed, meant } }: CorrectProps) => (
  <p>
    {text}{" "}
    <a
      className="text-link font-bold"
      href={paths.search({ ...searchQuery(search), q: replaced(search.words, typed, meant) })}
    >
      {meant}
    </a>
  </p>
);

/** The same words with the one that was meant. */
const replaced = (words: string, typed: string, meant: string) => words.split(typed).join(meant);
