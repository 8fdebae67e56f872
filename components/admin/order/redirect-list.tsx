import type { Kept } from "#db/redirect-desk.ts";
import type { Translate } from "#lib/i18n.ts";

type Props = { t: Translate; lines: Kept[]; remove: (form: FormData) => Promise<void> };

/** Old addresses, where each leads, and whence it is known. */
export function RedirectList({ t, lines, remove }: Props) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("orderDesk.from")}</th>
          <th scope="col">{t("orderDesk.to")}</th>
          <th scope="col">{t("orderDesk.origin")}</th>
          <th scope="col">
            <span className="order-silent">{t("orderDesk.remove")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, from, to, status, origin }) => (
          <tr key={id}>
            <td className="order-path" data-label={t("orderDesk.from")}>
              {from}
            </td>
            <td className="order-path" data-label={t("orderDesk.to")}>
              {to ?? t("orderDesk.gone")}
              <span className="order-under">{status}</span>
            </td>
            <td data-label={t("orderDesk.origin")}>{t(`orderDesk.origins.${origin}`)}</td>
            <td>
              <form action={remove}>
                <input type="hidden" name="id" value={id} />
                <button className="quiet" type="submit" aria-label={t("orderDesk.removeOne", { from })}>
                  {t("orderDesk.remove")}
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
