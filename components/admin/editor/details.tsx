"use client";

import { useState } from "react";
import { Choice, Line, Moment, Part, Tick } from "#components/admin/editor/detail-fields.tsx";
import type { EditorProps } from "#components/admin/editor/editor-props.ts";
import { fill } from "#components/admin/editor/fill.ts";
import { NamesField } from "#components/admin/editor/names-field.tsx";
import type { Pictures } from "#components/admin/editor/picture-view.ts";
import { SearchPreview, SocialPreview } from "#components/admin/editor/result-previews.tsx";
import type { ArticleContent } from "#lib/article-content.ts";

type Props = EditorProps & {
  content: ArticleContent;
  pictures: Pictures;
  change: (changes: Partial<ArticleContent>) => void;
};

/** What belongs to an article beside its text. Each part opens by itself; what is asked for most stands first. */
export function Details(props: Props) {
  const { content, texts, mayWrite, change, paths } = props;
  const [given, setGiven] = useState(props.given);
  const names = { choicesPath: paths.choices, texts, disabled: !mayWrite };
  const roleOf = (authorId: number) =>
    content.authors.find((one) => one.authorId === authorId)?.role ?? "author";
  return (
    <section className="details" aria-labelledby="details-title">
      <h2 id="details-title">{texts.details}</h2>
      <Choice
        label={texts.section}
        value={`${content.sectionId}`}
        options={props.sections.map(({ id, name }) => [`${id}`, name])}
        disabled={!mayWrite}
        change={(id) => change({ sectionId: Number(id) })}
      />
      <NamesField
        {...names}
        label={texts.authors}
        kind="author"
        given={given.authors}
        change={(authors) => {
          setGiven({ ...given, authors });
          change({ authors: authors.map(({ id }) => ({ authorId: id, role: roleOf(id) })) });
        }}
      />
      <NamesField
        {...names}
        label={texts.topics}
        kind="topic"
        given={given.topics}
        change={(topics) => {
          setGiven({ ...given, topics });
          change({ topicIds: topics.map(({ id }) => id) });
        }}
      />
      <NamesField
        {...names}
        single
        label={texts.story}
        kind="story"
        given={given.story ? [given.story] : []}
        change={([story = null]) => {
          setGiven({ ...given, story });
          change({ storyId: story?.id ?? null });
        }}
      />
      <Part title={texts.keyPoints}>
        <Line
          label={texts.keyPoints}
          help={texts.keyPointsHelp}
          rows={4}
          value={content.keyPoints.join("\n")}
          disabled={!mayWrite}
          change={(text) => change({ keyPoints: text.split("\n").filter((line) => line.trim() !== "") })}
        />
      </Part>
      <Part title={texts.law} open={content.sponsor !== null || content.aiUse !== "none"}>
        <Line
          label={texts.sponsor}
          help={texts.sponsorHelp}
          value={content.sponsor ?? ""}
          disabled={!mayWrite}
          change={(sponsor) => change({ sponsor: sponsor.trim() === "" ? null : sponsor })}
        />
        <Choice
          label={texts.aiUse}
          value={content.aiUse}
          options={Object.entries(texts.ai)}
          disabled={!mayWrite}
          change={(aiUse) => change({ aiUse: aiUse as ArticleContent["aiUse"] })}
        />
        {content.aiUse !== "none" && (
          <Line
            label={texts.aiTool}
            value={content.aiTool}
            disabled={!mayWrite}
            change={(aiTool) => change({ aiTool })}
          />
        )}
      </Part>
      <Part title={texts.search}>
        <Line
          label={texts.address}
          help={texts.addressHelp}
          value={content.slug}
          disabled={!mayWrite}
          change={(slug) => slug !== "" && change({ slug })}
        />
        <Line
          label={texts.shortTitle}
          value={content.shortTitle}
          disabled={!mayWrite}
          change={(shortTitle) => change({ shortTitle })}
        />
        <Line
          label={texts.seoTitle}
          value={content.seoTitle}
          disabled={!mayWrite}
          change={(seoTitle) => change({ seoTitle })}
        />
        <Line
          label={texts.seoDescription}
          rows={3}
          value={content.seoDescription}
          disabled={!mayWrite}
          change={(seoDescription) => change({ seoDescription })}
        />
        <SearchPreview {...props} />
        <SocialPreview {...props} />
        <Tick
          label={texts.hideSearch}
          checked={content.hideFromSearchEngines}
          disabled={!mayWrite}
          change={(hideFromSearchEngines) => change({ hideFromSearchEngines })}
        />
        <Tick
          label={texts.hideNews}
          checked={content.hideFromNewsSitemap}
          disabled={!mayWrite}
          change={(hideFromNewsSitemap) => change({ hideFromNewsSitemap })}
        />
      </Part>
      <Part title={texts.time} open={content.embargoUntil !== null}>
        {(["plannedFor", "embargoUntil", "unpublishAt"] as const).map((name) => (
          <Moment
            key={name}
            label={texts[name]}
            help={fill(texts.timeHelp, { zone: props.timeZone })}
            value={content[name]}
            timeZone={props.timeZone}
            disabled={!mayWrite}
            change={(moment) => change({ [name]: moment })}
          />
        ))}
      </Part>
      <Part title={texts.discussion}>
        <Choice
          label={texts.discussion}
          value={content.commentMode}
          options={Object.entries(texts.mode)}
          disabled={!mayWrite}
          change={(mode) => change({ commentMode: mode as ArticleContent["commentMode"] })}
        />
        {content.commentMode === "closed" && (
          <Line
            label={texts.closedReason}
            value={content.commentsClosedReason ?? ""}
            disabled={!mayWrite}
            change={(reason) => change({ commentsClosedReason: reason || null })}
          />
        )}
        <Choice
          label={texts.language}
          value={content.language}
          options={[
            ["de", texts.de],
            ["en", texts.en],
          ]}
          disabled={!mayWrite}
          change={(language) => change({ language: language as ArticleContent["language"] })}
        />
      </Part>
    </section>
  );
}
