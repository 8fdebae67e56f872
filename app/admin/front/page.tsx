import type { Metadata } from "next";
import { readDesk } from "#app/admin/desk.ts";
import { toBoard } from "#app/admin/front/board.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import { FrontBoard } from "#components/admin/front-board.tsx";
import { FrontOutcome } from "#components/admin/front-outcome.tsx";
import { getFrontDesk, listCandidates } from "#db/front-desk.ts";
import { messagesFor } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";
import { free, keep, place, undo } from "./actions.ts";
import "./front.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("frontDesk.title") };
}

export default async function FrontDeskPage({ searchParams }: Props) {
  await requireEditor(paths.adminFront());
  const { t, site, calendar, now } = await readDesk();
  const asked = await searchParams;
  const one = (name: string) => [asked[name]].flat()[0] ?? "";
  const words = one("q").trim().slice(0, 80);
  const [desk, candidates] = await Promise.all([getFrontDesk(site), listCandidates(words)]);
  const version = desk.last?.version ?? 0;
  return (
    <div className="page front-desk">
      <div className="front-head">
        <h1>{t("frontDesk.title")}</h1>
        <a href={paths.home()}>{t("frontDesk.toFront")}</a>
      </div>
      <p className="muted">{t("frontDesk.intro")}</p>
      <FrontOutcome
        t={t}
        calendar={calendar}
        last={desk.last}
        isDone={one("done") !== "" && Number(one("done")) === version}
        problem={one("problem") && (await problemText(one("problem"), "frontDesk"))}
        words={words}
        undo={undo}
      />
      <FrontBoard
        {...toBoard(desk, candidates, { t, calendar, now })}
        version={version}
        words={words}
        texts={messagesFor(site.locale, site.settings.address).frontDesk.board}
        previewPath={`${paths.adminFrontPreview()}?v=${version}`}
        searchPath={paths.adminFront()}
        actions={{ place, free, keep }}
      />
    </div>
  );
}
