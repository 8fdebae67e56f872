import { createHash } from "node:crypto";
import type { Translate } from "#lib/i18n.ts";
import type { Frequency, SubscriptionKind } from "#lib/subscriptions.ts";

/** Goes up with every change of meaning in the sentences "subscribe.consent" and "subscribe.promise". */
export const WORDING_VERSION = 1;

/** A sentence that somebody agreed to, and what proves which one it was (rule LG). */
export type Wording = { text: string; version: number; hash: string };

const wording = (text: string): Wording => ({
  text,
  version: WORDING_VERSION,
  hash: createHash("sha256").update(text).digest("hex"),
});

export type Consented = { kind: SubscriptionKind; name: string; frequency: Frequency };

/** What is subscribed to, in words: "Nachrichten wie „Brücke gesperrt“, sofort". */
export const subjectWords = (t: Translate, { kind, name, frequency }: Consented): string =>
  t("subscribe.what", {
    what: t(`subscribe.kind.${kind}`, { name, named: name === "" ? "no" : "yes" }),
    often: t(`subscribe.often.${frequency}`),
  });

/** Under the form, before anything is sent. */
export const promiseWording = (t: Translate): Wording => wording(t("subscribe.promise"));

/** Above the button that confirms. */
export const consentWording = (t: Translate, site: string, consented: Consented): Wording =>
  wording(t("subscribe.consent", { site, what: subjectWords(t, consented) }));
