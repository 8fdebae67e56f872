import { AccountSection } from "#components/accounts/account-section.tsx";
import { DeviceList } from "#components/accounts/device-list.tsx";
import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { Initials } from "#components/accounts/initials.tsx";
import { type NameProblem, nameProblemText } from "#components/accounts/name-problem.ts";
import { RestrictionList } from "#components/accounts/restriction-list.tsx";
import { Submit } from "#components/accounts/submit.tsx";
import { TextField } from "#components/accounts/text-field.tsx";
import { waitText } from "#components/accounts/wait-text.ts";
import { LongDate } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Account, Device, OwnRestriction } from "#db/account.ts";
import { paths } from "#lib/paths.ts";

type Props = {
  name: string;
  sessionId: string;
  account: Account;
  devices: Device[];
  /** Opens what the account's address gets by mail; null: nothing. */
  subscriptions: string | null;
  restrictions: OwnRestriction[];
  /** What a form of this page came back with. */
  typed: { name: string; email: string };
  nameProblem: NameProblem | null;
  emailProblem: boolean;
  wait: number;
  saved: "name" | "mails" | "email" | "sessions" | null;
};

/** Everything about one's own account, on one page. */
export function AccountPage(props: Props) {
  const {
    name,
    sessionId,
    account,
    devices,
    subscriptions,
    restrictions,
    typed,
    nameProblem,
    emailProblem,
    wait,
    saved,
  } = props;
  const t = texts();
  return (
    <div className="mx-auto max-w-[40.5rem] pt-8 md:pt-12">
      <div className="flex items-center gap-4">
        <Initials name={name} />
        <div className="min-w-0">
          <h1 className="headline text-[2rem] md:text-[2.5rem]" dir="auto">
            {name || t("account.title")}
          </h1>
          <p className="small text-muted">
            {account.email} · {t("account.since")} <LongDate date={account.createdAt} />
          </p>
        </div>
      </div>
      {saved && (
        <p className="small mt-5 border-l-2 border-ink pl-3 font-bold" role="status">
          {t(`account.saved.${saved}`)}
        </p>
      )}
      {restrictions.length > 0 && (
        <AccountSection id="restrictions" title={t("account.restrictions")}>
          <RestrictionList restrictions={restrictions} />
        </AccountSection>
      )}
      <AccountSection id="comments" title={t("account.comments")}>
        <p className="mt-2">
          <a className="text-link inline-block py-1.5" href={paths.accountComments()}>
            {t("account.commentsLink")}
          </a>
        </p>
        <form method="post" action={paths.accountReplyMails()} className="mt-4">
          <HiddenFields values={{ wanted: account.replyMails ? "0" : "1" }} />
          <p className="text-soft">
            {t(account.replyMails ? "account.replyMailsOn" : "account.replyMailsOff")}
          </p>
          <button type="submit" className="button quiet mt-3">
            {t(account.replyMails ? "account.replyMailsStop" : "account.replyMailsStart")}
          </button>
        </form>
      </AccountSection>
      <AccountSection id="name-form" title={t("account.name")}>
        {account.renameFrom ? (
          <p className="mt-2 text-soft">
            {t("account.renameFrom")} <LongDate date={account.renameFrom} />.
          </p>
        ) : (
          <form method="post" action={paths.accountName()}>
            <TextField
              name="name"
              label={t("account.newName")}
              hint={t("login.nameHint")}
              value={typed.name || name}
              problem={nameProblem ? nameProblemText(nameProblem) : undefined}
              autoComplete="nickname"
              maxLength={60}
            />
            <Submit label={t("account.rename")} />
          </form>
        )}
      </AccountSection>
      <AccountSection id="email-form" title={t("account.email")}>
        <form method="post" action={paths.accountEmail()}>
          <TextField
            name="email"
            type="email"
            label={t("account.newEmail")}
            hint={t("account.emailHint")}
            value={typed.email}
            problem={wait > 0 ? waitText(wait) : emailProblem ? t("login.problem.email") : undefined}
            autoComplete="email"
            maxLength={254}
          />
          <Submit label={t("account.changeEmail")} />
        </form>
      </AccountSection>
      <AccountSection id="devices" title={t("account.devices")}>
        <DeviceList devices={devices} current={sessionId} />
      </AccountSection>
      {subscriptions && (
        <AccountSection id="subscriptions" title={t("subscribe.manageTitle")}>
          <p className="mt-2">
            <a className="text-link inline-block py-1.5" href={paths.subscribeManage(subscriptions)}>
              {t("subscribe.manageLink")}
            </a>
          </p>
        </AccountSection>
      )}
      <AccountSection id="data" title={t("account.data")}>
        <p className="mt-2 text-soft">{t("account.dataText")}</p>
        <ul className="mt-2 flex flex-wrap gap-x-6">
          {(["export", "deletion"] as const).map((want) => (
            <li key={want}>
              <a className="text-link inline-block py-1.5" href={`${paths.accountProof()}?want=${want}`}>
                {t(`account.want.${want}`)}
              </a>
            </li>
          ))}
        </ul>
      </AccountSection>
      <form method="post" action={paths.logout()} className="mt-10 border-t border-line pt-5">
        <button type="submit" className="button">
          {t("account.signOut")}
        </button>
      </form>
    </div>
  );
}
