import { FormPage } from "#components/accounts/form-page.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { Trap } from "#components/ui/trap.tsx";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";
import {
  FREQUENCIES,
  type Frequency,
  refOf,
  type Subject,
  type SubscriptionKind,
  type SubscriptionProblem,
} from "#lib/subscriptions.ts";

/** Something that can be subscribed to, with its name. */
export type Offer = Subject & { name: string };

type Props = {
  offers: Offer[];
  /** As it was sent before; or what is chosen at first. */
  typed: { what: string; email: string; frequency: Frequency };
  problem: SubscriptionProblem | null;
  feeds: { kind: SubscriptionKind; name: string; path: string }[];
};

/** An offer as one value of a form: lib/subscriptions.ts reads it back. */
export const offerValue = (offer: Subject): string => `${offer.kind}:${refOf(offer)}`;

/** Everything that can be subscribed to from here. */
export function SubscribePage({ offers, typed, problem, feeds }: Props) {
  const t = texts();
  const chosen = offers.some((offer) => offerValue(offer) === typed.what)
    ? typed.what
    : offers[0] && offerValue(offers[0]);
  return (
    <FormPage title={t("subscribe.pageTitle")} intro={t("subscribe.pageIntro")}>
      <form method="post" action={paths.subscriptions()}>
        {problem && problem !== "email" && (
          <p className="small mt-5 font-bold text-accent" role="alert">
            {t(`subscribe.problem.${problem}`)}
          </p>
        )}
        <Choice
          name="kind"
          legend={t("subscribe.whatLegend")}
          options={offers.map((offer) => ({
            value: offerValue(offer),
            text: t(`subscribe.kind.${offer.kind}`, {
              name: offer.name,
              named: offer.name === "" ? "no" : "yes",
            }),
          }))}
          chosen={chosen}
        />
        <Choice
          name="frequency"
          legend={t("subscribe.oftenLegend")}
          options={FREQUENCIES.map((value) => ({ value, text: t(`subscribe.often.${value}`) }))}
          chosen={typed.frequency}
        />
        <TextField
          name="email"
          type="email"
          label={t("subscribe.email")}
          hint={t("subscribe.promise")}
          value={typed.email}
          problem={problem === "email" ? t("subscribe.problem.email") : undefined}
          autoComplete="email"
          maxLength={254}
        />
        <Trap />
        <Submit label={t("subscribe.submit")} />
      </form>
      {feeds.length > 0 && (
        <section aria-labelledby="feeds" className="mt-12 border-t border-line pt-4">
          <h2 id="feeds" className="text-[1.0625rem] font-bold">
            {t("subscribe.feedsTitle")}
          </h2>
          <p className="mt-1 text-soft">{t("subscribe.feedsIntro")}</p>
          <ul className="mt-2">
            {feeds.map(({ kind, name, path }) => (
              <li key={path}>
                <a className="text-link inline-block py-1" href={path}>
                  {t(`subscribe.kind.${kind}`, { name, named: name === "" ? "no" : "yes" })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </FormPage>
  );
}

type ChoiceProps = {
  name: string;
  legend: string;
  options: { value: string; text: string }[];
  chosen: string | undefined;
};

function Choice({ name, legend, options, chosen }: ChoiceProps) {
  return (
    <fieldset className="mt-7 border-t border-line pt-4">
      <legend className="float-left w-full text-[1.0625rem] font-bold">{legend}</legend>
      <div className="clear-both pt-1">
        {options.map(({ value, text }) => (
          <label key={value} className="flex items-start gap-3 py-1.5">
            <input
              type="radio"
              name={name}
              value={value}
              required
              defaultChecked={value === chosen}
              className="mt-0.5 size-6 shrink-0 accent-accent"
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
