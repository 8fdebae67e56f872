import type { Metadata } from "next";
import { loginMetadata } from "#app/login-metadata.ts";
import { readLoginQuery } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { requireViewer } from "#auth.ts";
import { AccountPage } from "#components/accounts/account-page.tsx";
import { nameProblemOf } from "#components/accounts/name-problem.ts";
import { Main } from "#components/ui/main.tsx";
import { getAccount, listDevices, listOwnRestrictions } from "#db/account.ts";
import { preferencesOf } from "#db/subscription-preferences.ts";
import { answerTryAgain } from "#lib/answer.ts";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("account.title");

const SAVED = ["name", "mails", "email", "sessions"] as const;

export default async function AccountOverview({ searchParams }: { searchParams: Promise<Query> }) {
  const viewer = await requireViewer(paths.account());
  const [site, account, devices, restrictions, subscriptions, { given, wait }] = await Promise.all([
    readSite(),
    getAccount(viewer),
    listDevices(viewer),
    listOwnRestrictions(viewer),
    preferencesOf(viewer),
    readLoginQuery(searchParams),
  ]);
  if (wait > 0) answerTryAgain(wait);
  const word = given.get("problem") ?? "";
  return (
    <Main site={site}>
      <AccountPage
        name={viewer.name}
        sessionId={viewer.sessionId}
        account={account}
        devices={devices}
        restrictions={restrictions}
        subscriptions={subscriptions}
        typed={{
          name: given.get("name")?.slice(0, 100) ?? "",
          email: given.get("email")?.slice(0, 254) ?? "",
        }}
        nameProblem={nameProblemOf(word)}
        emailProblem={word === "email"}
        wait={wait}
        saved={SAVED.find((one) => one === given.get("saved")) ?? null}
      />
    </Main>
  );
}
