import type { ReactNode } from "react";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  /** What is subscribed to, as one value of a form; or the field that asks for it. */
  what: string | ReactNode;
  label: string;
  /** The page with everything else that could be chosen. */
  more: string;
};

/** An address and a button: everything else is asked by mail. */
export function MailForm({ what, label, more }: Props) {
  const t = texts();
  return (
    <form method="post" action={paths.subscriptions()}>
      {typeof what === "string" ? <input type="hidden" name="kind" value={what} /> : what}
      <label className="mt-3 block text-[1.0625rem] leading-normal text-soft">
        {label}
        <input type="email" name="email" className="field" autoComplete="email" required />
      </label>
      <p className="mt-2 flex flex-wrap gap-x-5">
        <button type="submit" className="button">
          {t("subscribe.submit")}
        </button>
        <a className="text-link inline-block py-1 text-[1.0625rem]" href={more}>
          {t("subscribe.more")}
        </a>
      </p>
    </form>
  );
}
