import { inviteColleague } from "#db/invitations.ts";
import {
  giveSecondFactor,
  makeAdmin,
  makeFailedJob,
  makeFailedMail,
  makeLiftedSuppression,
  suppressAddress,
} from "#db/testing/house.ts";
import { makeAccount } from "#db/testing/people.ts";
import { ADMINS, type Area, press, type Tried } from "#e2e/role-matrix/area.ts";
import { joinPortalDatabase } from "#e2e/signed-in.ts";
import { paths } from "#lib/paths.ts";

/** Settings, accounts, outbox, system: for whoever looks after the portal, and nobody else. */

let colleague = 0;
let mail = 0;
let guest = "";
let suppressed = "";
let lifted = 0;

async function prepare(): Promise<void> {
  await joinPortalDatabase();
  ({ userId: colleague } = await makeAccount({ role: "moderator" }));
  await giveSecondFactor(colleague);
  const word = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  guest = await inviteColleague(await makeAdmin(), {
    email: `${word}@gast.example`,
    role: "author",
    name: "",
  });
  mail = await makeFailedMail(`${word}@leser.example`);
  suppressed = `${word}@tot.example`;
  await suppressAddress(suppressed);
  lifted = await makeLiftedSuppression(`${word}@wieder.example`);
  await makeFailedJob(`Absicht ${word}`);
}

const forAdmins = (at: () => string, ...steps: Tried["steps"]): Tried => ({
  as: "admin",
  may: ADMINS,
  at,
  steps,
});
const withColleague = (name: string) => forAdmins(() => paths.adminColleague({ id: colleague }), press(name));
const page = { may: ADMINS };

export const house: Area = {
  prepare,
  pages: {
    "/admin/settings": page,
    "/admin/settings/[part]": { ...page, at: () => paths.adminSettings("look") },
    "/admin/staff": page,
    "/admin/staff/[id]": { ...page, at: () => paths.adminColleague({ id: colleague }) },
    "/admin/system": page,
    "/admin/system/jobs": page,
    "/admin/system/pings": page,
    "/admin/outbox": page,
    "/admin/outbox/suppressed": page,
    "/admin/outbox/[id]": { ...page, at: () => paths.adminMail({ id: mail }) },
  },
  actions: {
    "settings/saveSettings": forAdmins(() => paths.adminSettings("services"), press("Speichern")),
    "staff/invite": forAdmins(
      () => paths.adminStaff(),
      (page) => page.getByLabel("E-Mail-Adresse").fill(`neu-${guest}`),
      press("Einladung schicken"),
    ),
    "staff/sendAgain": forAdmins(
      () => paths.adminStaff(),
      (page) => page.getByRole("button", { name: `Einladung an ${guest} erneut schicken` }).click(),
    ),
    "staff/withdraw": forAdmins(
      () => paths.adminStaff(),
      (page) => page.getByRole("button", { name: `Einladung an ${guest} zurücknehmen` }).click(),
    ),
    "staff/changeRole": withColleague("Rolle ändern"),
    "staff/mailPassword": withColleague("Link für neues Passwort schicken"),
    "staff/signOut": withColleague("Überall abmelden"),
    "staff/resetFactor": withColleague("Zweiten Faktor zurücksetzen"),
    "staff/remove": withColleague("Aus der Redaktion nehmen"),
    "system/checkAgain": forAdmins(() => paths.adminSystem(), press("Jetzt prüfen")),
    "system/retry": forAdmins(() => paths.adminJobs(), press("Noch einmal")),
    "suppressed/lift": forAdmins(() => paths.adminSuppressed({ address: suppressed }), press(/freigeben$/)),
    "suppressed/restore": forAdmins(
      () => paths.adminSuppressed({ lifted: `${lifted}` }),
      press("Rückgängig machen"),
    ),
    "outbox/resend": forAdmins(() => paths.adminOutbox({ state: "failed" }), press("Noch einmal schicken")),
  },
};
