import Form from "next/form";
import type { Translate } from "#lib/i18n.ts";
import { paths } from "#lib/paths.ts";

/** The newsroom's one search, at hand on every page. */
export function RailSearch({ t }: { t: Translate }) {
  return (
    <search className="rail-search">
      <Form action={paths.adminSearch()} prefetch={false}>
        <input
          type="search"
          name="q"
          maxLength={120}
          aria-label={t("staffSearch.inRail")}
          placeholder={t("staffSearch.placeholder")}
          autoComplete="off"
        />
        <button type="submit" aria-label={t("staffSearch.go")} title={t("staffSearch.go")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <circle cx="6.5" cy="6.5" r="4.5" />
            <path d="m10 10 4.5 4.5" />
          </svg>
        </button>
      </Form>
    </search>
  );
}
