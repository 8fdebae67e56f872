import type { Metadata } from "next";
import { readDesk } from "#app/admin/desk.ts";
import { problemText } from "#app/admin/refused.ts";
import { requireEditor } from "#auth.ts";
import { MenuLines } from "#components/admin/menu-lines.tsx";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { listMenuTargets, resolveMenu } from "#db/menu.ts";
import { MENU_LISTS } from "#lib/menu.ts";
import { paths } from "#lib/paths.ts";
import { addToMenu, moveInMenu, putBackIntoMenu, takeFromMenu } from "./actions.ts";
import "../sections/order.css";
import "./menus.css";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const DONE = ["added", "moved", "removed", "back"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("menuDesk.title") };
}

export default async function MenusPage({ searchParams }: Props) {
  await requireEditor(paths.adminMenus());
  const [{ t, site }, targets, query] = await Promise.all([readDesk(), listMenuTargets(), searchParams]);
  const entries = await resolveMenu(site.settings.menu);
  const one = (name: string) => [query[name]].flat()[0] ?? "";
  const done = DONE.find((name) => name === one("done"));
  return (
    <div className="page">
      <h1>{t("menuDesk.title")}</h1>
      <p className="muted">{t("menuDesk.intro")}</p>
      {one("problem") && (
        <p className="problem" role="alert">
          {await problemText(one("problem"), "menuDesk")}
        </p>
      )}
      {done && (
        <div className="outcome" role="status">
          <p>{t(`menuDesk.done.${done}`)}</p>
          {done === "removed" && (
            <form action={putBackIntoMenu}>
              <input type="hidden" name="at" value={one("at")} />
              <input type="hidden" name="entry" value={one("entry")} />
              <button type="submit">{t("menuDesk.putBack")}</button>
            </form>
          )}
        </div>
      )}
      <div className="columns">
        <div className="menu-lists">
          {MENU_LISTS.map((list) => (
            <section key={list} aria-labelledby={`menu-${list}`}>
              <h2 id={`menu-${list}`}>{t(`menuDesk.list.${list}`)}</h2>
              <MenuLines t={t} list={list} entries={entries} move={moveInMenu} take={takeFromMenu} />
            </section>
          ))}
        </div>
        <OrderForm
          key={site.settings.menu.length}
          id="new"
          action={addToMenu}
          title={t("menuDesk.new")}
          send={t("menuDesk.add")}
          fields={[
            {
              kind: "choice",
              name: "list",
              label: t("menuDesk.where"),
              value: "header",
              options: MENU_LISTS.map((list) => ({ value: list, label: t(`menuDesk.list.${list}`) })),
            },
            {
              kind: "choice",
              name: "target",
              label: t("menuDesk.target"),
              options: [
                { value: "address", label: t("menuDesk.kind.address") },
                ...targets.map(({ kind, id, name }) => ({
                  value: `${kind}:${id}`,
                  label: `${t(`menuDesk.kind.${kind}`)}: ${name}`,
                })),
              ],
            },
            {
              kind: "line",
              name: "href",
              label: t("menuDesk.href"),
              help: t("menuDesk.hrefHelp"),
              maxLength: 500,
            },
            {
              kind: "line",
              name: "label",
              label: t("menuDesk.label"),
              help: t("menuDesk.labelHelp"),
              maxLength: 40,
            },
          ]}
        />
      </div>
    </div>
  );
}
