import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readDesk } from "#app/admin/desk.ts";
import { lift, note, restrict } from "#app/admin/people/actions.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireModerator } from "#auth.ts";
import { HistoryBar } from "#components/admin/author-history.tsx";
import { NoteForm } from "#components/admin/note-form.tsx";
import { RestrictForm } from "#components/admin/restrict-form.tsx";
import { restrictTexts } from "#components/admin/restrict-texts.ts";
import { Restrictions } from "#components/admin/restrictions.tsx";
import { getPersonHistory } from "#db/person-history.ts";
import { isStaff, type Role } from "#lib/capabilities.ts";
import { dateTime, longDate } from "#lib/dates.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readPerson = cache(async (params: Props["params"]) => {
  const id = parseId((await params).id);
  await requireModerator(id === null ? paths.adminPeople() : paths.adminPerson({ id }));
  return (id === null ? null : await getPersonHistory(id)) ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await readDesk();
  return { title: (await readPerson(params)).name ?? t("admin.nameless") };
}

const DONE = ["restricted", "lifted", "noted"] as const;

export default async function PersonPage({ params, searchParams }: Props) {
  const person = await readPerson(params);
  const { t, site, calendar } = await readDesk();
  const query = await searchParams;
  const done = DONE.find((one) => one === query.done);
  const mayRestrict = !isStaff(person.role as Role) && person.deletedAt === null;
  return (
    <div className="page">
      <h1>{person.name ?? t("admin.nameless")}</h1>
      <p className="muted">
        {person.deletedAt
          ? t("admin.deletedPerson")
          : t("admin.since", { date: longDate(new Date(person.createdAt), calendar) })}{" "}
        · {t(`admin.role.${person.role as Role}`)} · {t("queue.historyCounts", person.counts)}
      </p>
      {done && (
        <p className="outcome" role="status">
          {t(`admin.done.${done}`)}
        </p>
      )}
      {typeof query.problem === "string" && (
        <p className="outcome is-problem" role="alert">
          {await problemText(query.problem)}
        </p>
      )}
      <HistoryBar t={t} person={person} />
      <div className="columns">
        <div>
          <Restrictions t={t} calendar={calendar} person={person} lift={lift} />
          {mayRestrict ? (
            <RestrictForm userId={person.id} restrict={restrict} texts={restrictTexts(t, site.locale)} />
          ) : (
            <p className="muted">{person.deletedAt === null && t("queue.problem.staff")}</p>
          )}
        </div>
        <section>
          <h2>{t("admin.notesTitle")}</h2>
          {person.notes.length === 0 && <p className="muted">{t("admin.noNotes")}</p>}
          {person.notes.map(({ id, text, by, createdAt }) => (
            <div key={id} className="note-line">
              <p>{text}</p>
              <p className="muted">
                {t("admin.imposedBy", { date: dateTime(new Date(createdAt), calendar), name: by ?? "" })}
              </p>
            </div>
          ))}
          {person.deletedAt === null && (
            <NoteForm
              userId={person.id}
              note={note}
              texts={{ label: t("admin.noteLabel"), help: t("admin.noteHelp"), send: t("admin.noteButton") }}
            />
          )}
        </section>
      </div>
      <h2>{t("admin.commentsOf")}</h2>
      <ol className="thread">
        {person.recent.map(({ id, state, body, createdAt }) => (
          <li key={id}>
            <p className="letter-head">
              <Link
                href={paths.adminComments({ author: `${person.id}`, state, id: `${id}` })}
                prefetch={false}
              >
                {dateTime(new Date(createdAt), calendar)}
              </Link>{" "}
              · <span className={`state is-${state}`}>{t(`queue.state.${state}`)}</span>
            </p>
            <p>{body}</p>
          </li>
        ))}
      </ol>
      <p>
        <Link href={paths.adminComments({ author: `${person.id}` })} prefetch={false}>
          {t("admin.allCommentsOf")}
        </Link>
      </p>
    </div>
  );
}
