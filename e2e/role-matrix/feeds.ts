import { createPartnerFeed, listPartnerFeeds } from "#db/partner-feeds.ts";
import { makeAdmin } from "#db/testing/house.ts";
import { mark } from "#e2e/own-article.ts";
import { ADMINS, type Area, press } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { partnerRules } from "#lib/feeds/partner.ts";
import { paths } from "#lib/paths.ts";

let id = 0;

async function prepare(): Promise<void> {
  await joinPortalDatabase();
  const [admin, name] = [await makeAdmin(), `Rollen ${mark()}`];
  await createPartnerFeed(admin, { name, rules: partnerRules.parse({}) });
  id = (await listPartnerFeeds(admin)).find((feed) => feed.name === name)?.id ?? 0;
}

const [may, as] = [ADMINS, "admin" as const];
const at = () => paths.adminFeed({ id });

export const feeds: Area = {
  prepare,
  pages: { "/admin/feeds": { may }, "/admin/feeds/[id]": { may, at } },
  actions: {
    // Without a name it is refused, so that no feed is made.
    "feeds/addFeed": {
      as,
      may,
      at: () => paths.adminFeeds(),
      steps: [(page) => page.getByLabel("Name").fill(" "), press("Anlegen")],
    },
    "feeds/saveFeed": { as, may, at, steps: [press("Speichern")] },
    "feeds/renewFeed": { as, may, at, steps: [press("Adresse erneuern")] },
    "feeds/switchFeed": { as, may, at, steps: [press("Feed beenden")] },
  },
};
