import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loginMetadata } from "#app/login-metadata.ts";
import { readLoginQuery } from "#app/login-query.ts";
import { readSite } from "#app/reads.ts";
import { getVisitor } from "#auth.ts";
import { SetUpFactorPage } from "#components/accounts/set-up-factor-page.tsx";
import { Main } from "#components/ui/main.tsx";
import { findEnrolling } from "#db/staff-sign-in.ts";
import { answerTryAgain } from "#lib/answer.ts";
import { openEnrolment, openHalf, sealEnrolment } from "#lib/half-sign-in.ts";
import { loginPath } from "#lib/login.ts";
import type { Query } from "#lib/paging.ts";
import { paths } from "#lib/paths.ts";
import { newRecoveryCodes } from "#lib/recovery-codes.ts";
import { newTotpSecret, otpauthUri } from "#lib/totp.ts";

export const generateMetadata = (): Promise<Metadata> => loginMetadata("login.setUpTitle");

export default async function SetUpFactor({ searchParams }: { searchParams: Promise<Query> }) {
  const [site, { given, wait }] = await Promise.all([readSite(), readLoginQuery(searchParams)]);
  const sealedHalf = given.get("half") ?? "";
  const half = openHalf(sealedHalf, "setUp", new Date());
  const person = half && (await findEnrolling(await getVisitor(), half.userId));
  if (!half || !person) redirect(loginPath(paths.loginStaff(), { problem: "expired" }));
  if (wait > 0) answerTryAgain(wait);
  // One that was shown before stays, or the app would hold another secret than the page.
  const enrolment = openEnrolment(given.get("enrolment") ?? "", half.userId) ?? {
    secret: newTotpSecret(),
    recoveryCodes: newRecoveryCodes(),
  };
  return (
    <Main site={site}>
      <SetUpFactorPage
        half={sealedHalf}
        enrolment={sealEnrolment(enrolment, half.userId)}
        {...enrolment}
        otpauth={otpauthUri(enrolment.secret, { site: site.name, email: person.email })}
        isWrong={given.get("problem") === "wrong"}
        wait={wait}
      />
    </Main>
  );
}
