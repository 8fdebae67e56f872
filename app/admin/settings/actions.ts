"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { readDesk } from "#app/admin/desk.ts";
import { codeOf, problemText } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import type { SettingState } from "#components/admin/setting-state.ts";
import { readSettingsPart, saveSettingsPart } from "#db/settings-desk.ts";
import { asTyped, textOf } from "#lib/form.ts";
import { paths } from "#lib/paths.ts";
import type { Admin } from "#lib/proof.ts";
import { Refusal } from "#lib/refusal.ts";
import {
  fieldsOf,
  SETTING_PART_NAMES,
  type SettingName,
  type SettingPart,
  textsOf,
} from "#lib/setting-fields.ts";
import { readPart } from "#lib/setting-problems.ts";
import { takeLogos } from "./logos.ts";

export async function saveSettings(_: SettingState, form: FormData): Promise<SettingState> {
  const admin = await requireAdmin(paths.adminSettings());
  const part = SETTING_PART_NAMES.find((name) => name === form.get("part")) ?? "general";
  const { texts, problems } = await takeLogos(admin, part, form);
  const typed = { ...typedIn(form, part), ...texts };
  const { changes, misfits } = readPart(part, (name) => typed[name] ?? []);
  if (misfits.length > 0 || Object.keys(problems).length > 0) return misfit(typed, misfits, problems);
  try {
    await saveSettingsPart(admin, { names: namesOf(part), changes, seen: textOf(form, "seen") });
  } catch (error) {
    return stale(error, { admin, part, typed });
  }
  // Name, language and colours stand in what frames every page of the desk, which the browser would keep.
  revalidatePath("/", "layout");
  redirect(`${paths.adminSettings(part)}?done=saved`);
}

const namesOf = (part: SettingPart): SettingName[] => fieldsOf(part).map(([name]) => name);

/** More than that nobody types; what is cut off here would not fit anyway. */
const LONGEST = 60_000;

function typedIn(form: FormData, part: SettingPart): Record<string, string[]> {
  const all = (name: string) =>
    form
      .getAll(name)
      .flatMap((value) => (typeof value === "string" ? [asTyped(value.slice(0, LONGEST))] : []));
  return Object.fromEntries(namesOf(part).map((name) => [name, all(name)]));
}

async function misfit(
  typed: SettingState["typed"],
  misfits: SettingName[],
  others: SettingState["problems"],
): Promise<SettingState> {
  const { t } = await readDesk();
  const of = Object.fromEntries(misfits.map((name) => [name, t(`houseDesk.setting.${name}.invalid`)]));
  const problems = { ...of, ...others };
  return { problem: t("houseDesk.problem.setting-invalid"), problems, typed, meanwhile: {}, seen: null };
}

type Stale = { admin: Admin; part: SettingPart; typed: SettingState["typed"] };

/** Somebody was quicker: what they saved stands beside what was typed, and the next save is meant. */
async function stale(error: unknown, { admin, part, typed }: Stale): Promise<SettingState> {
  const code = codeOf(error);
  const problems = {};
  if (code !== "changed-meanwhile" || !(error instanceof Refusal))
    return { problem: await problemText(code, "houseDesk"), problems, typed, meanwhile: {}, seen: null };
  const { t } = await readDesk();
  const { settings, seen } = await readSettingsPart(admin, namesOf(part));
  const meanwhile = fieldsOf(part).flatMap(([name, field]) => {
    const now = textsOf(field, settings[name]).join(", ");
    const said = field.kind === "logo" && now !== "" ? t("logoDesk.another") : now || "–";
    return now === typed[name]?.join(", ") ? [] : [[name, t("houseDesk.nowSet", { value: said })]];
  });
  const name = String(error.values.name ?? "") || t("admin.nameless");
  return {
    problem: t("houseDesk.changedBy", { name }),
    problems,
    typed,
    meanwhile: Object.fromEntries(meanwhile),
    seen,
  };
}
