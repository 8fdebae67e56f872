"use server";

import { redirect } from "next/navigation";
import { fieldOf } from "#app/admin/comments/fields.ts";
import { readDesk } from "#app/admin/desk.ts";
import { codeOf, refused } from "#app/admin/refused.ts";
import { requireAdmin } from "#auth.ts";
import type { OrderState } from "#components/admin/order/order-state.ts";
import {
  changePartnerFeed,
  createPartnerFeed,
  renewPartnerFeed,
  setPartnerFeedActive,
} from "#db/partner-feeds.ts";
import { readPartnerRules } from "#lib/feeds/partner.ts";
import { absolute, paths } from "#lib/paths.ts";
import { parseId } from "#lib/queue-filter.ts";
import { Refusal } from "#lib/refusal.ts";

const FIELD: Record<string, string> = {
  "name-missing": "name",
  "name-taken": "name",
  "text-too-long": "name",
  "choice-unknown": "section",
  "delay-malformed": "delayMinutes",
  "size-malformed": "size",
};
const WRONG = { choice: "choice-unknown", delayMinutes: "delay-malformed", size: "size-malformed" } as const;

const withField = async (error: unknown, form: FormData): Promise<OrderState> => ({
  ...(await refused(error, form, "partnerDesk")),
  field: FIELD[codeOf(error)],
});

function inputOf(form: FormData) {
  const rules = readPartnerRules(form);
  if ("wrong" in rules) throw new Refusal(WRONG[rules.wrong], "partner feed");
  return { name: fieldOf(form, "name"), rules };
}

/** Its address is shown this once: what is kept cannot be turned back into it. */
async function showAddress(token: string): Promise<OrderState> {
  const { t, site } = await readDesk();
  const address = absolute(site.url, paths.partnerFeed(token));
  return { problem: "", values: {}, report: { said: t("partnerDesk.address", { address }), skipped: [] } };
}

export async function addFeed(_: OrderState, form: FormData): Promise<OrderState> {
  const admin = await requireAdmin(paths.adminFeeds());
  try {
    return await showAddress(await createPartnerFeed(admin, inputOf(form)));
  } catch (error) {
    return withField(error, form);
  }
}

export async function saveFeed(_: OrderState, form: FormData): Promise<OrderState> {
  const admin = await requireAdmin(paths.adminFeeds());
  const id = parseId(form.get("id")) ?? 0;
  try {
    await changePartnerFeed(admin, id, inputOf(form));
  } catch (error) {
    return withField(error, form);
  }
  redirect(paths.adminFeed({ id }, { done: "saved" }));
}

export async function renewFeed(_: OrderState, form: FormData): Promise<OrderState> {
  const admin = await requireAdmin(paths.adminFeeds());
  try {
    return await showAddress(await renewPartnerFeed(admin, parseId(form.get("id")) ?? 0));
  } catch (error) {
    return withField(error, form);
  }
}

export async function switchFeed(form: FormData): Promise<void> {
  const admin = await requireAdmin(paths.adminFeeds());
  const id = parseId(form.get("id")) ?? 0;
  const active = form.get("active") === "1";
  await setPartnerFeedActive(admin, id, active);
  redirect(paths.adminFeed({ id }, { done: active ? "resumed" : "ended" }));
}
