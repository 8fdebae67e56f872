import { texts } from "#components/ui/voice.ts";
import { WordPage } from "#components/ui/word-page.tsx";
import { type Consented, consentWording, subjectWords } from "#lib/consent-wording.ts";
import { paths } from "#lib/paths.ts";

/*
 * Pages behind links in mails: each asks once more, since a scanner that opens the link must change nothing, and says
 * afterwards what is the case.
 */

type Props = { token: string; label: string; action: string };

function Press({ action, label }: Omit<Props, "token">) {
  return (
    <form method="post" action={action} className="mt-6">
      <button type="submit" className="button">
        {label}
      </button>
    </form>
  );
}

function ManageLink({ secret }: { secret: string }) {
  const t = texts();
  return (
    <p className="mt-6">
      <a className="text-link inline-block py-1.5" href={paths.subscribeManage(secret)}>
        {t("subscribe.manageLink")}
      </a>
    </p>
  );
}

/** For a link whose subscription was never confirmed, or has ended. */
export function OverPage() {
  const t = texts();
  return (
    <WordPage title={t("subscribe.overTitle")} text={t("subscribe.overText")}>
      <p className="mt-6">
        <a className="text-link inline-block py-1.5" href={paths.subscribe()}>
          {t("subscribe.again")}
        </a>
      </p>
    </WordPage>
  );
}

/** @param props.site the portal's name @param props.secret opens the page of everything that the address gets */
export function ConfirmPage({
  site,
  about,
  token,
  isConfirmed,
  secret,
}: {
  site: string;
  about: Consented;
  token: string;
  isConfirmed: boolean;
  secret: string;
}) {
  const t = texts();
  if (isConfirmed)
    return (
      <WordPage
        title={t("subscribe.confirmedTitle")}
        text={t("subscribe.confirmedText", { what: subjectWords(t, about) })}
      >
        <ManageLink secret={secret} />
      </WordPage>
    );
  return (
    <WordPage title={t("subscribe.confirmTitle")} text={consentWording(t, site, about).text}>
      <Press action={paths.subscribeConfirm(token)} label={t("subscribe.confirmSubmit")} />
    </WordPage>
  );
}

/** @param props.name the article that the mails are about */
export function FewerPage({ token, name, done }: { token: string; name: string; done: boolean }) {
  const t = texts();
  if (done) return <WordPage title={t("subscribe.fewerDoneTitle")} text={t("subscribe.fewerDoneText")} />;
  return (
    <WordPage title={t("subscribe.fewerTitle")} text={t("subscribe.fewerText", { name })}>
      <Press action={paths.fewerLikeThis(token)} label={t("subscribe.fewerSubmit")} />
    </WordPage>
  );
}

export function SentPage({ days }: { days: number }) {
  const t = texts();
  return <WordPage title={t("subscribe.sentTitle")} text={t("subscribe.sentText", { days })} />;
}
