import { texts } from "#components/ui/voice.ts";

export type FoundProblem = { field: string; text: string };

/** What is to be mended, first thing on the page that comes back; each line leads to its field. */
export function ProblemList({ problems }: { problems: FoundProblem[] }) {
  const t = texts();
  if (problems.length === 0) return null;
  return (
    <div
      id="problems"
      role="alert"
      tabIndex={-1}
      className="mt-7 scroll-mt-6 border-2 border-accent px-4 py-3 outline-none"
    >
      <p className="text-[1.0625rem] font-bold">{t("report.problemsTitle", { count: problems.length })}</p>
      <ul className="mt-1">
        {problems.map(({ field, text }) => (
          <li key={field}>
            {field === "form" ? (
              text
            ) : (
              <a className="text-link inline-block py-1" href={`#${field}`}>
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
      <p className="small mt-2 text-muted">{t("report.kept")}</p>
    </div>
  );
}
