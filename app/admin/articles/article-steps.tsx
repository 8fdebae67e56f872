import Link from "next/link";
import {
  discardArticleChanges,
  endPreviews,
  makePreview,
  publishArticleChanges,
  reviewAi,
  takeArticleStep,
} from "#app/admin/articles/actions.ts";
import { readDesk } from "#app/admin/desk.ts";
import { AiReviewForm } from "#components/admin/ai-review-form.tsx";
import { ChangesForms, PreviewForms, StepForm } from "#components/admin/step-forms.tsx";
import { can } from "#lib/capabilities.ts";
import { longDate } from "#lib/dates.ts";
import type { DeskArticle } from "#lib/desk-article.ts";
import { localField } from "#lib/local-moment.ts";
import { paths } from "#lib/paths.ts";
import { PREVIEW_DAYS } from "#lib/preview.ts";
import type { Writer } from "#lib/proof.ts";
import { openSteps, type Step } from "#lib/workflow.ts";

type Props = { writer: Writer; article: DeskArticle; openLinks: number };

/** What is most likely done next, by where the article stands. */
const LIKELY: Partial<Record<DeskArticle["state"], Step>> = {
  draft: "publish",
  review: "approve",
  approved: "publish",
  scheduled: "publish",
};
const AN_HOUR = 3_600_000;
const A_DAY = 24 * AN_HOUR;

/** The next steps of an article, and what else can be done with it. */
export async function ArticleSteps({ writer, article, openLinks }: Props) {
  const { t, calendar, now } = await readDesk();
  const { id, version, state, content } = article;
  const publishes = can(writer.role, "publish");
  const likely = publishes ? LIKELY[state] : "submit";
  const steps = openSteps({ state, role: writer.role }).toSorted(
    (a, b) => Number(b === likely) - Number(a === likely),
  );
  const planned = content.plannedFor ? new Date(content.plannedFor) : null;
  const at = planned && planned > now ? planned : new Date(Math.ceil(now.getTime() / AN_HOUR) * AN_HOUR);
  return (
    <section className="steps" aria-labelledby="steps-title">
      <h2 id="steps-title">{t("articleDesk.steps")}</h2>
      {article.fourEyes && <p className="help">{t("articleDesk.fourEyes")}</p>}
      {state === "live" && (
        <ChangesForms
          publish={publishes ? publishArticleChanges : null}
          discard={discardArticleChanges}
          articleId={id}
          version={version}
          texts={{
            title: t("articleDesk.changesTitle"),
            intro: t("articleDesk.changesIntro"),
            substantive: t("articleDesk.substantive"),
            substantiveHelp: t("articleDesk.substantiveHelp"),
            silent: t("articleDesk.silent"),
            silentHelp: t("articleDesk.silentHelp"),
            why: t("articleDesk.changesWhy"),
            whyHelp: t("articleDesk.changesWhyHelp"),
            publish: t("articleDesk.publishChanges"),
            discard: t("articleDesk.discardChanges"),
          }}
        />
      )}
      {steps.map((step) => (
        <StepForm
          key={step}
          takeStep={takeArticleStep}
          step={step}
          label={t(`articleDesk.step.${step}`)}
          articleId={id}
          version={version}
          isPrimary={step === likely}
          at={localField(at, calendar.timeZone)}
          texts={{
            note: t("articleDesk.note"),
            noteHelp: t("articleDesk.noteHelp"),
            reason: t("articleDesk.withdrawReason"),
            reasonHelp: t("articleDesk.withdrawReasonHelp"),
            at: t("articleDesk.at"),
            atHelp: t("articleDesk.atHelp", { zone: calendar.timeZone }),
          }}
        />
      ))}
      {publishes && content.aiUse !== "none" && (
        <AiReviewForm
          review={reviewAi}
          articleId={id}
          version={version}
          isReviewed={article.aiReviewedAt !== null}
          texts={{
            review: t("articleDesk.reviewAi"),
            withdraw: t("articleDesk.withdrawAiReview"),
            reviewed: article.aiReviewedAt
              ? t("articleDesk.aiReviewed", {
                  name: article.aiReviewedBy ?? t("articleDesk.somebody"),
                  date: longDate(new Date(article.aiReviewedAt), calendar),
                })
              : "",
          }}
        />
      )}
      <PreviewForms
        make={makePreview}
        end={endPreviews}
        articleId={id}
        version={version}
        openLinks={openLinks}
        texts={{
          title: t("articleDesk.preview"),
          help: t("articleDesk.previewHelp"),
          make: t("articleDesk.makePreview"),
          end: t("articleDesk.revokePreviews"),
          made: t("articleDesk.previewMade", {
            date: longDate(new Date(now.getTime() + PREVIEW_DAYS * A_DAY), calendar),
          }),
          open: t("articleDesk.previewsOpen", { count: openLinks }),
        }}
      />
      <ul className="article-ways">
        <li>
          <Link href={paths.adminArticleHistory({ id })} prefetch={false}>
            {t("articleDesk.history")}
          </Link>
        </li>
        {publishes && (
          <>
            <li>
              <Link href={paths.adminRelated({ id })} prefetch={false}>
                {t("articleDesk.related")}
              </Link>
            </li>
            <li>
              <Link href={paths.adminCorrections({ id })} prefetch={false}>
                {t("articleDesk.corrections")}
              </Link>
            </li>
          </>
        )}
        <li>
          <Link href={paths.adminLive({ id })} prefetch={false}>
            {t("articleDesk.live")}
          </Link>
        </li>
        {state === "live" && (
          <li>
            <a href={paths.article({ slug: content.slug, section: { slug: article.sectionSlug } })}>
              {t("articleDesk.view")}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}
