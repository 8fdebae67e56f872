import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { requireAdmin } from "#auth.ts";
import { paths } from "#lib/paths.ts";
import { SETTING_PART_NAMES } from "#lib/setting-fields.ts";
import { SettingsPage } from "../settings-page.tsx";

type Props = {
  params: Promise<{ part: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("rail.link.settings") };
}

export default async function SettingsOfPart({ params, searchParams }: Props) {
  const given = (await params).part;
  const admin = await requireAdmin(paths.adminSettings());
  const part = SETTING_PART_NAMES.find((name) => name === given) ?? notFound();
  return <SettingsPage admin={admin} part={part} done={(await searchParams).done === "saved"} />;
}
