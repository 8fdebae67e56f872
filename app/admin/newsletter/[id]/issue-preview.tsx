import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { onPaper } from "#components/mail/paper.ts";
import { writeMail } from "#components/mail/write-mail.tsx";
import { fillIssue } from "#db/newsletter-mails.ts";
import { paths } from "#lib/paths.ts";

const WAYS = ["light", "dark", "text"] as const;

/**
 * The mail as it is saved, on either paper and as text alone. Its document stands in a sandbox, of no origin: it sends
 * nothing and leads nowhere. It runs nothing either: the policy of this page holds in it too (CSP Level 3 §4.2.3), and
 * no script in a mail has its nonce. What the sandbox allows is for programs that check pages for accessibility.
 */
export async function IssuePreview({ id, as }: { id: number; as: string }) {
  const [{ t, site, now }, content] = await Promise.all([readDesk(), fillIssue(id, null)]);
  const mail = content && (await writeMail(content, { site, locale: site.locale, date: now }));
  const shown = WAYS.find((one) => one === as) ?? "light";
  return (
    <section aria-labelledby="preview" className="issue-preview">
      <h2 id="preview">{t("newsletterDesk.preview")}</h2>
      <p className="help">{t("newsletterDesk.savedOnly")}</p>
      <nav className="tabs" aria-label={t("newsletterDesk.preview")}>
        {WAYS.map((one) => (
          <Link
            key={one}
            href={paths.adminIssue({ id }, { as: one })}
            prefetch={false}
            scroll={false}
            aria-current={one === shown ? "page" : undefined}
          >
            {t(`newsletterDesk.as.${one}`)}
          </Link>
        ))}
      </nav>
      {!mail && <p className="empty">{t("newsletterDesk.previewEmpty")}</p>}
      {mail && shown === "text" && <pre className="issue-text">{mail.text}</pre>}
      {mail && shown !== "text" && (
        <iframe
          key={shown}
          title={t("newsletterDesk.previewOf")}
          sandbox="allow-scripts"
          srcDoc={onPaper(mail.html, shown)}
        />
      )}
    </section>
  );
}
