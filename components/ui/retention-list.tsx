import { texts } from "#components/ui/voice.ts";
import { type DataClass, RETENTION } from "#lib/retention.ts";

/** How long what is kept about people is kept, by the numbers that delete it (GDPR art. 13(2)(a)). */
export function RetentionList() {
  const t = texts();
  return (
    <section className="prose mt-8" aria-labelledby="retention">
      <h2 id="retention" className="text-[1.625rem]">
        {t("retention.title")}
      </h2>
      <dl>
        {Object.entries(RETENTION).map(([name, { days, reason }]) => (
          <div key={name} className="border-t border-line py-3">
            <dt className="font-bold">{t(`retention.what.${name as DataClass}`)}</dt>
            <dd className="text-soft">
              {t("retention.days", { days })} {t(`retention.why.${reason}`)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
