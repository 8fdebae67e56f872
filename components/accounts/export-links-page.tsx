import { texts } from "#components/ui/voice.ts";
import { WordPage } from "#components/ui/word-page.tsx";
import { paths } from "#lib/paths.ts";

/** @param props.proof the sealed note that opens the files for ten minutes */
export function ExportLinksPage({ proof }: { proof: string }) {
  const t = texts();
  const links = [
    { href: paths.accountExportFile("html", proof), text: t("account.exportHtml") },
    { href: paths.accountExportFile("json", proof), text: t("account.exportJson") },
  ];
  return (
    <WordPage title={t("account.exportTitle")} text={t("account.exportText")}>
      <ul className="mt-6">
        {links.map(({ href, text }) => (
          <li key={text}>
            <a className="text-link inline-block py-1.5" href={href} download>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </WordPage>
  );
}
