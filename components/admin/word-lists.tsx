import type { WatchWord } from "#db/watch-words.ts";
import type { Translate } from "#lib/i18n.ts";

type Props = { t: Translate; words: WatchWord[]; removeWord: (form: FormData) => Promise<void> };

/** The lists as they stand: for all sections, then for each. */
export function WordLists({ t, words, removeWord }: Props) {
  if (words.length === 0) return <p className="empty">{t("admin.noWords")}</p>;
  const lists = Map.groupBy(words, ({ section, kind }) => `${section?.name ?? ""}\n${kind}`);
  return (
    <div>
      <h2>{t("admin.wordsListed")}</h2>
      {[...lists.values()].map((list) => (
        <section key={list[0]?.id}>
          <h3>
            {list[0]?.section?.name ?? t("admin.wordsEverywhere")}:{" "}
            {t(`admin.kind.${list[0]?.kind ?? "watch"}`)}
          </h3>
          <ul className="words">
            {list.map(({ id, pattern }) => (
              <li key={id}>
                <span>{pattern}</span>
                <form action={removeWord}>
                  <input type="hidden" name="id" value={id} />
                  <button
                    type="submit"
                    className="quiet"
                    aria-label={t("admin.removeWord", { word: pattern })}
                  >
                    ×
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
