import { MailForm } from "#components/subscriptions/mail-form.tsx";
import { texts } from "#components/ui/voice.ts";
import { feedPath, paths } from "#lib/paths.ts";
import { newsServices } from "#lib/search-links.ts";
import type { Site } from "#lib/site.ts";

/** How to follow the paper without leaving a trace: its feed, and the news services it is listed with. */
export function FollowBand({ site }: { site: Site }) {
  const t = texts();
  const links = [
    { href: feedPath(paths.home()), text: t("subscribe.mainFeed") },
    ...newsServices(site).map(({ name, href }) => ({ href, text: name })),
  ];
  return (
    <section className="when-near grid items-center gap-x-10 gap-y-5 bg-wash px-6 py-8 md:grid-cols-[1fr_auto] md:px-9">
      <div>
        <h2 className="headline text-[1.625rem]">{t("front.followTitle")}</h2>
        <p className="mt-1.5 max-w-[38rem] text-soft">{t("front.followText")}</p>
        {site.sections.length > 0 && <SectionByMail site={site} />}
      </div>
      <ul className="flex flex-wrap gap-3">
        {links.map(({ href, text }, index) => (
          <li key={href}>
            <a
              className={`small quiet-link block border border-ink px-5 py-3 font-bold ${index === 0 ? "bg-ink text-paper" : ""}`}
              href={href}
            >
              {text}
              {index === 0 && " (RSS)"}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whoever reads the front page has not chosen anything yet: a section, or on the next page whatever else there is. */
function SectionByMail({ site }: { site: Site }) {
  const t = texts();
  const choice = (
    <label className="mt-3 block text-[1.0625rem] leading-normal text-soft">
      {t("subscribe.sectionTitle")}
      <select name="kind" className="field">
        {site.sections.map((section) => (
          <option key={section.id} value={`section:${section.id}`}>
            {section.name}
          </option>
        ))}
      </select>
    </label>
  );
  return <MailForm what={choice} label={t("subscribe.email")} more={paths.subscribe()} />;
}
