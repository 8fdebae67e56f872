import { PartTitle } from "#components/articles/after-text.tsx";
import { MailForm } from "#components/subscriptions/mail-form.tsx";
import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";
import { refOf, type Subject } from "#lib/subscriptions.ts";

type Props = {
  kind: Subject["kind"];
  /** The row that the list is of; without, the list of everything of its kind. */
  refId?: number;
  /** For a saved search: its words. */
  query?: string;
  name: string;
};

/** Under a list: what comes next in it, by mail. */
export function ListSubscribe({ kind, refId, query, name }: Props) {
  const t = texts();
  const ref = refOf({ kind, refId: refId ?? null, query: query ?? null });
  const what = t(`subscribe.kind.${kind}`, { name, named: name === "" ? "no" : "yes" });
  return (
    <section aria-labelledby="by-mail" className="no-print mt-12 max-w-[42rem]">
      <PartTitle id="by-mail">{t("subscribe.listTitle", { what })}</PartTitle>
      <MailForm
        what={`${kind}:${ref}`}
        label={t("subscribe.email")}
        more={paths.subscribe(ref === "" ? { kind } : { kind, ref })}
      />
      <p className="small mt-2 text-muted">{t("subscribe.promise")}</p>
    </section>
  );
}
