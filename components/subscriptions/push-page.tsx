import { createElement } from "react";
import { texts } from "#components/ui/voice.ts";
import { WordPage } from "#components/ui/word-page.tsx";
import { paths } from "#lib/paths.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What this browser is told of, when not, and how that ends. */
export function PushPage() {
  const t = texts();
  const words = {
    none: t("push.none"),
    end: t("push.end"),
    saved: t("push.saved"),
    failed: t("push.failed"),
    class: "mt-8 block",
  };
  return (
    <WordPage title={t("push.title")} text={t("push.intro")}>
      {createElement(
        "push-desk",
        words,
        <p>{t("push.unable")}</p>,
        <template>
          <ul className="border-t border-line" />
          <p className="mt-4">
            <button type="button" className="text-link" data-all="">
              {t("push.endAll")}
            </button>
          </p>
          <form className="mt-10 mb-6">
            <h2 className="headline text-[1.625rem]">{t("push.quietTitle")}</h2>
            <p className="mt-2 text-soft">{t("push.quietText")}</p>
            <div className="mt-4 grid max-w-[24rem] grid-cols-2 gap-4">
              <Hour name="from" label={t("push.quietFrom")} />
              <Hour name="until" label={t("push.quietUntil")} />
            </div>
            <button type="submit" className="button mt-5">
              {t("push.quietSave")}
            </button>
          </form>
        </template>,
      )}
      <script async type="module" src={paths.island("push")} />
    </WordPage>
  );
}

function Hour({ name, label }: { name: string; label: string }) {
  const t = texts();
  return (
    <label className="block">
      <span className="small font-bold">{label}</span>
      <select name={name} className="field mt-1">
        <option value="">{t("push.quietNone")}</option>
        {HOURS.map((hour) => (
          <option key={hour} value={hour}>
            {t("push.hour", { hour })}
          </option>
        ))}
      </select>
    </label>
  );
}
