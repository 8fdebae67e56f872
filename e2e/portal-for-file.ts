import { test } from "@playwright/test";
import { type OwnDatabase, openOwnDatabase } from "#e2e/own-database.ts";
import { type OwnPortal, startPortal } from "#e2e/own-portal.ts";

/**
 * Gives a test file a portal on an empty database, both its own, from before its tests until after them.
 * @param take gets the portal once it answers
 */
export function portalForFile(take: (portal: OwnPortal) => void): void {
  let database: OwnDatabase;
  let portal: OwnPortal;
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    database = await openOwnDatabase();
    portal = await startPortal(database.url);
    take(portal);
  });
  test.afterAll(async () => {
    await portal.stop();
    await database.close();
  });
}
