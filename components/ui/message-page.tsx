import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

/** Not found, or withdrawn: what happened, and ways on from there. */
export function MissingPage({ gone = false }: { gone?: boolean }) {
  const t = texts();
  const title = gone ? t("errors.goneTitle") : t("errors.notFoundTitle");
  const text = gone ? t("errors.goneText") : t("errors.notFoundText");
  return <MessagePage title={title} text={text} />;
}

/** What happened instead of what was asked for, and ways on from there. */
export function MessagePage({ title, text }: { title: string; text: string }) {
  const t = texts();
  const links = [
    { href: paths.home(), text: t("errors.toHome") },
    { href: paths.latest(), text: t("errors.toLatest") },
    { href: paths.archive(), text: t("errors.toArchive") },
  ];
  return (
    <div className="mx-auto max-w-[40.5rem] py-14 md:py-24">
      <h1 className="headline text-[2.25rem] md:text-[3rem]">{title}</h1>
      <p className="mt-4 text-lg leading-normal text-soft">{text}</p>
      <ul className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        {links.map((link) => (
          <li key={link.href}>
            <a className="text-link inline-block py-1.5" href={link.href}>
              {link.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
