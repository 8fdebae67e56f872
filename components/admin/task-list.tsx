import Link from "next/link";
import type { Task } from "#db/overview.ts";
import { type Calendar, dateTime } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

type Props = { t: Translate; calendar: Calendar; now: Date; tasks: Task[] };

/** What the person who is looking is asked to do; what is overdue stands out by word and colour. */
export function TaskList({ t, calendar, now, tasks }: Props) {
  return (
    <ul className="brief">
      {tasks.map(({ articleId, title, text, dueAt }) => {
        const due = dueAt ? new Date(dueAt) : null;
        const isLate = due !== null && due < now;
        return (
          <li key={`${articleId} ${text} ${dueAt}`}>
            <Link href={paths.adminArticle({ id: articleId })} prefetch={false}>
              {title || t("houseDesk.untitled")}
            </Link>
            <span className={isLate ? "is-late" : "muted"}>
              {[
                text ?? t("houseDesk.seeThrough"),
                due && t(isLate ? "houseDesk.overdue" : "houseDesk.due", { date: dateTime(due, calendar) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
