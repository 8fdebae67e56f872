import type { Metadata } from "next";
import { readDesk } from "#app/admin/desk.ts";
import { requireModerator } from "#auth.ts";
import { WordForm } from "#components/admin/word-form.tsx";
import { WordLists } from "#components/admin/word-lists.tsx";
import { listSectionNames } from "#db/section-names.ts";
import { listWatchWords, WATCH_KINDS } from "#db/watch-words.ts";
import { paths } from "#lib/paths.ts";
import { addWords, removeWord } from "./actions.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("admin.watchWords") };
}

export default async function WatchWordsPage({ searchParams }: Props) {
  await requireModerator(paths.adminWatchWords());
  const { t } = await readDesk();
  const { done, count } = await searchParams;
  const [words, sections] = await Promise.all([listWatchWords(), listSectionNames()]);
  return (
    <div className="page">
      <h1>{t("admin.watchWords")}</h1>
      <p className="muted">{t("admin.wordsIntro")}</p>
      {(done === "added" || done === "removed") && (
        <p className="outcome" role="status">
          {done === "added" ? t("admin.done.added", { count: Number(count) || 0 }) : t("admin.done.removed")}
        </p>
      )}
      <div className="columns">
        <WordLists t={t} words={words} removeWord={removeWord} />
        <WordForm
          addWords={addWords}
          sections={sections}
          kinds={WATCH_KINDS.map((name) => ({
            name,
            label: t(`admin.kind.${name}`),
            help: t(`admin.kindHelp.${name}`),
          }))}
          texts={{
            title: t("admin.wordsTitle"),
            words: t("admin.wordsLabel"),
            help: t("admin.wordsHelp"),
            section: t("admin.wordsSection"),
            everywhere: t("admin.wordsEverywhere"),
            kind: t("admin.wordsKind"),
            send: t("admin.wordsButton"),
          }}
        />
      </div>
    </div>
  );
}
