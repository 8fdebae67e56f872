import { readDesk } from "#app/admin/desk.ts";
import { paths } from "#lib/paths.ts";

/** The newsroom does not exist for whoever may not enter it; so this says no more. */
export default async function AdminNotFound() {
  const { t } = await readDesk();
  return (
    <div className="page">
      <h1>{t("admin.notFound")}</h1>
      <p>{t("admin.notFoundText")}</p>
      <p>
        <a href={paths.home()}>{t("admin.toSite")}</a>
      </p>
    </div>
  );
}
