import { randomInt } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { codeIn, nextMail } from "#e2e/outbox.ts";

const dataDir = () => process.env.E2E_DATA_DIR ?? "";

let made = 0;
/** An address that no other test uses. */
export const freshAddress = (word = "leserin"): string =>
  `${word}-${process.pid}-${Date.now().toString(36)}-${++made}@reader.example`;

/** A network of the test's own, so that its mails are not counted with everybody's (RFC 5737 and 1918 are not used). */
export const ownNetwork = (): Record<string, string> => ({
  "x-forwarded-for": `81.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
});

/** Asks for a code as a reader does. @returns what the mail says, once it lies in the outbox */
export async function askForCode(page: Page, email: string, path = "/login") {
  await page.setExtraHTTPHeaders(ownNetwork());
  await page.goto(path);
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByRole("button", { name: "Code anfordern" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Code eingeben");
  return nextMail(dataDir(), email);
}

/** Signs a reader in by the mailed code, and gives them a name where they have none. @returns their address */
export async function signIn(page: Page, { email = freshAddress(), name = "", path = "/login" } = {}) {
  const mail = await askForCode(page, email, path);
  await page.getByLabel("Code", { exact: true }).fill(codeIn(mail));
  await page.getByRole("button", { name: "Anmelden" }).click();
  if (name) {
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByRole("button", { name: "Name übernehmen" }).click();
  }
  return email;
}
