import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readDesk } from "#app/admin/desk.ts";
import { saveSectionDetails } from "#app/admin/sections/actions.ts";
import { requireEditor } from "#auth.ts";
import { OrderForm } from "#components/admin/order/order-form.tsx";
import { getSectionDetails, listSectionTree } from "#db/section-desk.ts";
import { paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import "../order.css";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const readDetails = cache(getSectionDetails);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const section = await readDetails(parseId((await params).id) ?? 0);
  return { title: section?.name ?? (await readDesk()).t("orderDesk.title") };
}

export default async function SectionDeskPage({ params, searchParams }: Props) {
  const id = parseId((await params).id) ?? 0;
  await requireEditor(paths.adminSection({ id }));
  const [{ t }, section, tree] = await Promise.all([readDesk(), readDetails(id), listSectionTree()]);
  if (!section) notFound();
  const { done } = await searchParams;
  return (
    <div className="page">
      <p>
        <Link href={paths.adminSections()} prefetch={false}>
          {t("orderDesk.title")}
        </Link>
      </p>
      <h1>{section.name}</h1>
      {(done === "saved" || done === "created") && (
        <p className="outcome" role="status">
          {t(`orderDesk.done.${done}`)} <a href={paths.section(section)}>{t("orderDesk.look")}</a>
        </p>
      )}
      <OrderForm
        key={JSON.stringify(section)}
        id="section"
        action={saveSectionDetails}
        send={t("orderDesk.save")}
        fields={[
          { kind: "hidden", name: "id", value: `${id}` },
          {
            kind: "line",
            name: "name",
            label: t("orderDesk.name"),
            value: section.name,
            required: true,
            maxLength: 80,
          },
          {
            kind: "line",
            name: "slug",
            label: t("orderDesk.slug"),
            help: t("orderDesk.slugHelp"),
            value: section.slug,
            required: true,
          },
          {
            kind: "choice",
            name: "parent",
            label: t("orderDesk.parent"),
            value: `${section.parentId ?? ""}`,
            options: [
              { value: "", label: t("orderDesk.noParent") },
              ...tree
                .filter((one) => one.id !== id)
                .map(({ id, name, depth }) => ({ value: `${id}`, label: `${"– ".repeat(depth)}${name}` })),
            ],
          },
          {
            kind: "lines",
            name: "description",
            label: t("orderDesk.description"),
            help: t("orderDesk.descriptionHelp"),
            value: section.description,
            rows: 3,
            maxLength: 500,
          },
          {
            kind: "line",
            name: "ageNoticeDays",
            label: t("orderDesk.ageNotice"),
            help: t("orderDesk.ageNoticeHelp"),
            value: `${section.ageNoticeDays ?? ""}`,
          },
          {
            kind: "check",
            name: "inNavigation",
            label: t("orderDesk.inNavigation"),
            checked: section.inNavigation,
          },
          {
            kind: "check",
            name: "isHidden",
            label: t("orderDesk.isHidden"),
            help: t("orderDesk.isHiddenHelp"),
            checked: section.isHidden,
          },
          {
            kind: "check",
            name: "fourEyes",
            label: t("orderDesk.fourEyes"),
            help: t("orderDesk.fourEyesHelp"),
            checked: section.fourEyes,
          },
        ]}
      />
    </div>
  );
}
