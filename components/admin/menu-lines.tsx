import type { ResolvedEntry } from "#db/menu.ts";
import type { Translate } from "#lib/i18n.ts";
import { type MenuEntry, type MenuList, markOf } from "#lib/menu.ts";

type Props = {
  t: Translate;
  list: MenuList;
  /** Of both lists, in the order in which they are kept. */
  entries: ResolvedEntry[];
  move: (form: FormData) => Promise<void>;
  take: (form: FormData) => Promise<void>;
};

/** The links of one list, each with buttons to move it or take it out. */
export function MenuLines({ t, list, entries, move, take }: Props) {
  const lines = entries.map((entry, at) => ({ entry, at })).filter(({ entry }) => entry.list === list);
  if (lines.length === 0) return <p className="empty">{t(`menuDesk.none.${list}`)}</p>;
  return (
    <ol className="menu-lines">
      {lines.map(({ entry: { name, path, ...entry }, at }) => {
        const text = entry.label || name || t("menuDesk.gone");
        const marked = <Marked at={at} entry={entry} />;
        return (
          <li key={`${at} ${markOf(entry)}`}>
            <div>
              <b>{text}</b>
              <span className="order-under">{path ?? t("menuDesk.leadsNowhere")}</span>
            </div>
            <form action={move}>
              {marked}
              <button name="way" value="up" type="submit" aria-label={t("menuDesk.up", { text })}>
                ↑
              </button>
              <button name="way" value="down" type="submit" aria-label={t("menuDesk.down", { text })}>
                ↓
              </button>
            </form>
            <form action={take}>
              {marked}
              <button type="submit" aria-label={t("menuDesk.take", { text })}>
                {t("menuDesk.takeOut")}
              </button>
            </form>
          </li>
        );
      })}
    </ol>
  );
}

function Marked({ at, entry }: { at: number; entry: MenuEntry }) {
  return (
    <>
      <input type="hidden" name="at" value={at} />
      <input type="hidden" name="entry" value={markOf(entry)} />
    </>
  );
}
