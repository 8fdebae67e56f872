import type { Metadata } from "next";
import { readDesk } from "#app/admin/desk.ts";
import { requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { SectionTree } from "#components/admin/order/section-tree.tsx";
import { listSectionTree } from "#db/section-desk.ts";
import { paths } from "#lib/paths.ts";
import { addSection, moveInTree } from "./actions.ts";
import "./order.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("orderDesk.title") };
}

export default async function SectionsPage() {
  await requireEditor(paths.adminSections());
  const [{ t }, sections] = await Promise.all([readDesk(), listSectionTree()]);
  return (
    <div className="page">
      <h1>{t("orderDesk.title")}</h1>
      <p className="muted">{t("orderDesk.sectionsIntro")}</p>
      <div className="columns">
        <div>
          {sections.length === 0 ? (
            <p className="empty">{t("orderDesk.noSection")}</p>
          ) : (
            <SectionTree t={t} sections={sections} move={moveInTree} />
          )}
        </div>
        <OrderForm
          id="new"
          action={addSection}
          title={t("orderDesk.newSection")}
          send={t("orderDesk.create")}
          fields={[
            { kind: "line", name: "name", label: t("orderDesk.name"), required: true, maxLength: 80 },
            { kind: "line", name: "slug", label: t("orderDesk.slug"), help: t("orderDesk.slugNewHelp") },
            {
              kind: "choice",
              name: "parent",
              label: t("orderDesk.parent"),
              options: [
                { value: "", label: t("orderDesk.noParent") },
                ...sections.map(({ id, name, depth }) => ({
                  value: `${id}`,
                  label: `${"– ".repeat(depth)}${name}`,
                })),
              ],
            },
          ]}
        />
      </div>
    </div>
  );
}
