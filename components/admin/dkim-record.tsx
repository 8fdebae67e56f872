import type { Translate } from "#lib/i18n.ts";

type Props = { t: Translate; record: { name: string; text: string } };

/** What an operator has to put into DNS, to be copied from here. */
export function DkimRecord({ t, record: { name, text } }: Props) {
  return (
    <section className="dkim-record" aria-labelledby="dkim-record">
      <h2 id="dkim-record">{t("houseDesk.dkimRecord.title")}</h2>
      <p className="muted">{t("houseDesk.dkimRecord.help")}</p>
      <dl>
        <dt>{t("houseDesk.dkimRecord.name")}</dt>
        <dd>
          <code>{name}</code>
        </dd>
        <dt>{t("houseDesk.dkimRecord.text")}</dt>
        <dd>
          <code>{text}</code>
        </dd>
      </dl>
    </section>
  );
}
