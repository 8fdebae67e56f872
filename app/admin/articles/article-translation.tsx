import Link from "next/link";
import { linkArticleTranslation, unlinkArticleTranslation } from "#app/admin/articles/actions.ts";
import { readDesk } from "#app/admin/desk.ts";
import { OneButton } from "#components/admin/one-button.tsx";
import { TranslationForm } from "#components/admin/translation-form.tsx";
import { getCounterpart } from "#db/translations.ts";
import { can } from "#lib/capabilities.ts";
import { paths } from "#lib/paths.ts";
import type { Writer } from "#lib/proof.ts";

type Props = { writer: Writer; articleId: number };

/** The same article in the other language; whoever publishes links the two, others see that they are. */
export async function ArticleTranslation({ writer, articleId }: Props) {
  const [{ t }, other] = await Promise.all([readDesk(), getCounterpart(articleId)]);
  const publishes = can(writer.role, "publish");
  if (!other && !publishes) return null;
  return (
    <section aria-labelledby="translation-title">
      <h2 id="translation-title">{t("articleDesk.translation")}</h2>
      {other && (
        <p>
          <Link href={paths.adminArticle(other)} prefetch={false} lang={other.language}>
            {other.title}
          </Link>{" "}
          <span className="muted">
            {t(`articleDesk.editor.${other.language}`)}, {t(`articleDesk.state.${other.state}`)}
          </span>
        </p>
      )}
      {other && publishes && (
        <OneButton action={unlinkArticleTranslation} id={articleId} label={t("articleDesk.translationEnd")} />
      )}
      {!other && (
        <TranslationForm
          link={linkArticleTranslation}
          articleId={articleId}
          choicesPath={`${paths.adminArticles()}/choices`}
          texts={{
            find: t("articleDesk.translationFind"),
            findHelp: t("articleDesk.translationHelp"),
            none: t("articleDesk.translationNone"),
          }}
        />
      )}
    </section>
  );
}
