import { sql } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import { db } from "#db/client.ts";
import { portalLocale } from "#db/language.ts";
import { saveSettings } from "#db/settings.ts";
import { requestSignIn } from "#db/sign-in.ts";
import { getSite } from "#db/site.ts";
import { savePreferences } from "#db/subscription-preferences.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { lastDelivery } from "#db/testing/mail-read.ts";
import { query } from "#db/testing/query.ts";
import { fresh } from "#db/testing/rows.ts";
import { newAddress, someone, subject, subscribe } from "#db/testing/subscribers.ts";
import { grantVisitor } from "#lib/grant.ts";

afterEach(() => db().execute(sql`DELETE FROM settings WHERE name = 'locale'`));

async function mailLocale(): Promise<string> {
  const email = `${fresh("sprache")}@reader.example`;
  await requestSignIn(grantVisitor(fresh("place")), { email, onward: { next: "", continue: "" } });
  return (await lastDelivery(email, "sign-in")).locale;
}

it("is the one that the portal was started with, until the newsroom sets another", async () => {
  expect(await portalLocale()).toBe("de");
  await saveSettings(await makeAdmin(), { locale: "en" });
  expect(await portalLocale()).toBe("en");
  expect((await getSite()).locale).toBe("en");
  expect(await mailLocale()).toBe("en");
  await saveSettings(await makeAdmin(), { locale: "auto" });
  expect(await portalLocale()).toBe("de");
});

it("of mails that somebody subscribed to is the one that they chose", async () => {
  const email = newAddress();
  await subscribe(email, subject("corrections"));
  expect((await lastDelivery(email, "subscribe-confirm")).locale).toBe("de");
  const secret = (
    await query<{ secret: string }>(`SELECT secret FROM subscribers WHERE email = '${email}'`)
  )[0];
  await savePreferences(someone(), secret?.secret ?? "", { locale: "en", frequencies: new Map() });
  await subscribe(email, subject("newsletter"));
  expect((await lastDelivery(email, "subscribe-confirm")).locale).toBe("en");
});

it("keeps pages in the footer that there are in the other language alone", async () => {
  const slug = fresh("impressum");
  const add = (language: string, title: string) =>
    db().execute(sql`INSERT INTO pages (slug, language, title, body, state, in_footer)
      VALUES (${slug}, ${language}, ${title}, '{"type":"doc","content":[]}', 'live', true)`);
  const shown = async () => (await getSite()).footerPages.filter((page) => page.slug === slug);
  await add("de", "Impressum");
  await saveSettings(await makeAdmin(), { locale: "en" });
  expect(await shown()).toEqual([{ slug, title: "Impressum" }]);
  await add("en", "Imprint");
  expect(await shown()).toEqual([{ slug, title: "Imprint" }]);
});
