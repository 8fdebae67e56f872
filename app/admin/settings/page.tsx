import type { Metadata } from "next";
import { readDesk } from "#app/admin/desk.ts";
import { requireAdmin } from "#auth.ts";
import { paths } from "#lib/paths.ts";
import { SettingsPage } from "./settings-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await readDesk()).t("rail.link.settings") };
}

export default async function Settings() {
  const admin = await requireAdmin(paths.adminSettings());
  return <SettingsPage admin={admin} part="general" done={false} />;
}
