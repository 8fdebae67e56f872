import { newAddress, subject, subscribe } from "#db/testing/subscribers.ts";
import { ADMINS, type Area, EDITORS, press } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";
import { sealAddress } from "#lib/sealed-address.ts";

/** Numbers for whoever writes to subscribers; an address for admins alone. */

let address = "";

async function prepare(): Promise<void> {
  await joinPortalDatabase();
  address = newAddress();
  await subscribe(address, subject("newsletter"));
}

export const subscribers: Area = {
  prepare,
  pages: {
    "/admin/subscribers": { may: EDITORS },
    "/admin/subscribers/[sealed]": { may: ADMINS, at: () => paths.adminConsents(sealAddress(address)) },
  },
  actions: {
    "subscribers/lookUp": {
      as: "admin",
      may: ADMINS,
      at: () => paths.adminSubscribers(),
      steps: [(page) => page.getByLabel("E-Mail-Adresse").fill(address), press("Nachweis öffnen")],
    },
  },
};
