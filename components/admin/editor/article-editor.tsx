"use client";

import type { Editor } from "@tiptap/react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { BodyEditor } from "#components/admin/editor/body-editor.tsx";
import { Details } from "#components/admin/editor/details.tsx";
import { fill } from "#components/admin/editor/fill.ts";
import { GrowingText } from "#components/admin/editor/growing-text.tsx";
import { LeadPicture } from "#components/admin/editor/lead-picture.tsx";
import type { Pictures } from "#components/admin/editor/picture-view.ts";
import { dropRescue, findRescue, type Rescue } from "#components/admin/editor/rescue.ts";
import { SaveLine } from "#components/admin/editor/save-line.tsx";
import type { EditorTexts } from "#components/admin/editor/tools.ts";
import { useAutosave } from "#components/admin/editor/use-autosave.ts";
import { useLock } from "#components/admin/editor/use-lock.ts";
import { usePicturePick } from "#components/admin/editor/use-picture-pick.tsx";
import { waitsFor } from "#components/admin/editor/waiting.ts";
import type { DialogTexts } from "#components/admin/media-texts.ts";
import type { Given, SectionChoice } from "#db/article-choices.ts";
import type { ArticleContent } from "#lib/article-content.ts";
import type { DeskArticle } from "#lib/desk-article.ts";

export type EditorProps = {
  article: DeskArticle;
  given: Given;
  sections: SectionChoice[];
  mayWrite: boolean;
  texts: EditorTexts;
  pictureTexts: DialogTexts;
  timeZone: string;
  siteUrl: string;
  siteName: string;
  paths: Record<"save" | "lock" | "choices" | "login", string>;
};

/** Somebody who pauses so long looks up, in milliseconds. */
const PAUSE = 1_200;
/** Words that a reader takes in a minute. */
const WORDS_A_MINUTE = 220;

/** An article while it is written: it looks like the article, with what belongs to it beside the text. */
export function ArticleEditor(props: EditorProps) {
  const { article, texts, paths, timeZone } = props;
  const editor = useRef<Editor | null>(null);
  const [content, setContent] = useState<ArticleContent>(article.content);
  const [counts, setCounts] = useState<{ words: number; characters: number } | null>(null);
  const [dropped, setDropped] = useState<string[] | null>(null);
  const [spellcheck, setSpellcheck] = useState(false);
  const [rescue, setRescue] = useState<Rescue | null>(null);
  const pictures = useRef<Pictures>(
    new Map(article.pictures.map((picture) => [picture.id, picture])),
  ).current;
  const { refresh } = useRouter();
  const { pick, dialog } = usePicturePick({ pictures, texts: props.pictureTexts });

  const { holder, takeOver } = useLock(paths.lock, props.mayWrite);
  const { status, saver } = useAutosave({
    articleId: article.id,
    path: paths.save,
    version: article.version,
    readBody: () => (editor.current?.getJSON() as ArticleContent["body"] | undefined) ?? null,
  });
  const isElsewhere = holder !== null || (status.kind === "problem" && status.problem === "taken-over");
  const mayWrite = props.mayWrite && !isElsewhere;
  useEffect(() => waitsFor(() => saver.flush()), [saver]);

  // What stands beside the text (the checklist, who saved last) is the portal's word: asked for once somebody pauses.
  useEffect(() => {
    if (status.kind !== "saved" || status.at === null) return;
    const timer = setTimeout(refresh, PAUSE);
    return () => clearTimeout(timer);
  }, [status, refresh]);

  useEffect(() => {
    const found = findRescue(article.id);
    if (found) setRescue(found);
  }, [article.id]);

  const change = (changes: Partial<ArticleContent>) => {
    setContent((now) => ({ ...now, ...changes }));
    // An article has a headline: an empty one waits until there is one again.
    const { title, ...rest } = changes;
    saver.change(title === undefined || title.trim() === "" ? rest : changes);
  };
  const takeRescue = () => {
    if (!rescue) return;
    change(rescue.changes);
    if (rescue.changes.body) editor.current?.commands.setContent(rescue.changes.body);
    setRescue(null);
  };
  const shown = counts ?? {
    words: countWords(bodyText(content.body as Json)),
    characters: bodyText(content.body as Json).length,
  };

  return (
    <div className="writing">
      <div className="sheet" lang={content.language}>
        {holder !== null && (
          <div className="foreign" role="status">
            <p>{fill(texts.holder, { holder })}</p>
            <button type="button" onClick={() => void takeOver().then(() => location.reload())}>
              {texts.takeOver}
            </button>
          </div>
        )}
        {rescue && mayWrite && (
          <div className="foreign" role="status">
            <p>{fill(texts.rescued, { time: new Date(rescue.at).toLocaleString("de-DE", { timeZone }) })}</p>
            <p className="buttons">
              <button type="button" onClick={takeRescue}>
                {texts.rescueTake}
              </button>
              <button
                type="button"
                onClick={() => {
                  dropRescue(article.id);
                  setRescue(null);
                }}
              >
                {texts.rescueDrop}
              </button>
            </p>
          </div>
        )}
        <GrowingText
          className="sheet-title"
          label={texts.title}
          placeholder={texts.titlePlaceholder}
          value={content.title}
          most={400}
          spellCheck={spellcheck}
          disabled={!mayWrite}
          problem={content.title.trim() === "" ? texts.titleMissing : ""}
          change={(title) => change({ title: title.replace(/\n/g, " ") })}
        />
        <GrowingText
          className="sheet-standfirst"
          label={texts.standfirst}
          placeholder={texts.standfirstPlaceholder}
          value={content.standfirst}
          most={4000}
          spellCheck={spellcheck}
          disabled={!mayWrite}
          change={(standfirst) => change({ standfirst })}
        />
        <LeadPicture
          content={content}
          pictures={pictures}
          texts={texts}
          mayWrite={mayWrite}
          pick={pick}
          change={change}
        />
        <div className="dateline-fields">
          <label>
            <span>{texts.places}</span>
            <input
              type="text"
              defaultValue={content.places.join(" / ")}
              placeholder={texts.placesHelp}
              disabled={!mayWrite}
              onChange={(event) =>
                change({
                  places: event.target.value
                    .split("/")
                    .map((place) => place.trim())
                    .filter(Boolean),
                })
              }
            />
          </label>
          <label>
            <span>{texts.source}</span>
            <input
              type="text"
              defaultValue={content.source}
              placeholder={texts.sourceHelp}
              disabled={!mayWrite}
              onChange={(event) => change({ source: event.target.value })}
            />
          </label>
        </div>
        <BodyEditor
          body={content.body}
          texts={texts}
          language={content.language}
          pictures={pictures}
          mayWrite={mayWrite}
          spellcheck={spellcheck}
          choicesPath={paths.choices}
          pickPicture={pick}
          told={setDropped}
          ready={(made) => {
            editor.current = made;
          }}
          touch={(changed) => {
            saver.touch();
            // Counting walks the whole text: after the key, not with it.
            later(() => setCounts(count(changed)));
          }}
        />
        <div className="sheet-foot">
          <SaveLine
            status={status}
            texts={texts}
            timeZone={timeZone}
            loginPath={paths.login}
            keepMine={() => void saver.flush(true)}
            takeOver={() => void takeOver().then(() => saver.flush(true))}
          />
          <p className="muted">
            {fill(texts.counts, shown)} ·{" "}
            {fill(texts.readingTime, { minutes: Math.max(1, Math.round(shown.words / WORDS_A_MINUTE)) })}
          </p>
          <label className="choice">
            <input
              type="checkbox"
              checked={spellcheck}
              onChange={(event) => setSpellcheck(event.target.checked)}
            />
            <span>{texts.spelling}</span>
          </label>
          {dropped && (
            <p className="muted" role="status">
              {dropped.length > 0
                ? fill(texts.dropped, { what: dropped.slice(0, 5).join(", ") })
                : texts.pasted}
            </p>
          )}
        </div>
      </div>
      <Details {...props} content={content} mayWrite={mayWrite} pictures={pictures} change={change} />
      {dialog}
    </div>
  );
}

type Timer = { timer?: ReturnType<typeof setTimeout> };
const counting: Timer = {};

/** Once somebody pauses. */
function later(run: () => void): void {
  clearTimeout(counting.timer);
  counting.timer = setTimeout(run, 400);
}

const count = (editor: Editor) => {
  const text = editor.state.doc.textBetween(0, editor.state.doc.content.size, "\n", " ");
  return { words: countWords(text), characters: text.length };
};

const countWords = (text: string) => text.match(/[\p{L}\p{N}]+(?:[-’'.][\p{L}\p{N}]+)*/gu)?.length ?? 0;

type Json = { text?: string; content?: Json[] };
const bodyText = (node: Json): string =>
  node.text ??
  (node.content ?? []).map(bodyText).join(node.content?.some(({ content }) => content) ? "\n" : "");
