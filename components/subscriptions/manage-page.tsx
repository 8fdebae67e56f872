import { calendar, texts } from "#components/ui/voice.ts";
import { subjectWords } from "#lib/consent-wording.ts";
import { longDate } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";
import { FREQUENCIES, type Frequency, isAlwaysAtOnce, type Subject } from "#lib/subscriptions.ts";

type Listed = Subject & { id: number; name: string; frequency: Frequency; since: string };
type Props = {
  secret: string;
  email: string;
  locale: "de" | "en";
  subscriptions: Listed[];
  done: "saved" | "ended" | null;
};

const LANGUAGES = { de: "Deutsch", en: "English" } as const;

/** What an address gets: how often, in which language, and how it ends. One form, whatever is pressed. */
export function ManagePage({ secret, email, locale, subscriptions, done }: Props) {
  const t = texts();
  return (
    <div className="mx-auto max-w-[40.5rem] pt-10 pb-6 md:pt-16">
      <h1 className="headline text-[2rem] md:text-[2.5rem]">{t("subscribe.manageTitle")}</h1>
      <p className="mt-3 text-soft">{t("subscribe.manageText", { email: partly(email) })}</p>
      {done && (
        <p className="mt-4 font-bold" role="status">
          {t(`subscribe.${done}`)}
        </p>
      )}
      <form method="post" action={paths.subscribeManage(secret)} className="mt-6">
        {subscriptions.length === 0 ? (
          <p className="text-lg text-soft">{t("subscribe.manageNone")}</p>
        ) : (
          <ul className="border-t border-line">
            {subscriptions.map((one) => (
              <Row key={one.id} subscription={one} />
            ))}
          </ul>
        )}
        <p className="mt-6">
          <label className="small font-bold" htmlFor="locale">
            {t("subscribe.language")}
          </label>
          <select id="locale" name="locale" className="field mt-1.5">
            {(["de", "en"] as const).map((one) => (
              <option key={one} value={one} lang={one} selected={one === locale}>
                {LANGUAGES[one]}
              </option>
            ))}
          </select>
        </p>
        <p className="mt-6 flex flex-wrap gap-x-6 gap-y-3">
          <button type="submit" className="button" name="deed" value="save">
            {t("subscribe.save")}
          </button>
          {subscriptions.length > 0 && (
            <button type="submit" className="text-link py-2.5" name="deed" value="end-all">
              {t("subscribe.endAll")}
            </button>
          )}
        </p>
      </form>
      <p className="small mt-10 border-t border-line pt-3 text-muted">
        <a className="text-link inline-block py-1.5" href={paths.subscribeProof(secret)}>
          {t("subscribe.proof")}
        </a>
      </p>
    </div>
  );
}

function Row({ subscription }: { subscription: Listed }) {
  const t = texts();
  const { id, frequency, since } = subscription;
  const what = t(`subscribe.kind.${subscription.kind}`, {
    name: subscription.name,
    named: subscription.name === "" ? "no" : "yes",
  });
  const date = longDate(new Date(since), calendar());
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-line py-3">
      <span className="min-w-[14rem] flex-1">
        {what} <span className="small block text-muted">{t("subscribe.manageSince", { date })}</span>
      </span>
      {!isAlwaysAtOnce(subscription.kind) && (
        <select
          name={`often-${id}`}
          aria-label={t("subscribe.frequencyOf", { what })}
          className="field w-auto!"
        >
          {FREQUENCIES.map((one) => (
            <option key={one} value={one} selected={one === frequency}>
              {t(`subscribe.often.${one}`)}
            </option>
          ))}
        </select>
      )}
      <button
        type="submit"
        className="text-link py-2"
        name="deed"
        value={`end-${id}`}
        aria-label={t("subscribe.endOf", { what: subjectWords(t, subscription) })}
      >
        {t("subscribe.end")}
      </button>
    </li>
  );
}

/** "ad…@reader.example": whoever has the link knows which, and nobody else learns it. */
function partly(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, Math.min(2, at))}…${email.slice(at)}`;
}
