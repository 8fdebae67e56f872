import type { ReactNode } from "react";
import type { ColleagueDetail } from "#db/colleagues.ts";
import { STAFF_ROLES } from "#lib/capabilities.ts";
import type { Translate } from "#lib/i18n.ts";

type Act = (form: FormData) => Promise<void>;
type Props = {
  t: Translate;
  person: ColleagueDetail;
  isSelf: boolean;
  acts: Record<"changeRole" | "resetFactor" | "signOut" | "mailPassword" | "remove", Act>;
};

/** What an admin can do with a colleague's account; role, second factor and place are never one's own to change. */
export function ColleagueActs({ t, person, isSelf, acts }: Props) {
  return (
    <div className="acts">
      {isSelf ? (
        <p className="muted">{t("houseDesk.ownAccount")}</p>
      ) : (
        <ActForm act={acts.changeRole} person={person} help={t("houseDesk.changeRoleHelp")}>
          <input type="hidden" name="from" value={person.role} />
          <label>
            <span>{t("admin.roleTitle")}</span>
            <select name="role" defaultValue={person.role} key={person.role}>
              {STAFF_ROLES.map((role) => (
                <option key={role} value={role}>
                  {t(`admin.role.${role}`)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit">{t("houseDesk.changeRole")}</button>
        </ActForm>
      )}
      <ActForm act={acts.mailPassword} person={person} help={t("houseDesk.mailPasswordHelp")}>
        <button type="submit">{t("houseDesk.mailPassword")}</button>
      </ActForm>
      <ActForm act={acts.signOut} person={person} help={t("houseDesk.signOutHelp")}>
        <button type="submit">{t("houseDesk.signOut")}</button>
      </ActForm>
      {!isSelf && person.hasSecondFactor && (
        <ActForm act={acts.resetFactor} person={person} help={t("houseDesk.resetFactorHelp")}>
          <button type="submit">{t("houseDesk.resetFactor")}</button>
        </ActForm>
      )}
      {!isSelf && (
        <ActForm act={acts.remove} person={person} help={t("houseDesk.removeHelp")}>
          <button type="submit">{t("houseDesk.remove")}</button>
        </ActForm>
      )}
    </div>
  );
}

type FormProps = { act: Act; person: ColleagueDetail; help: string; children: ReactNode };

const ActForm = ({ act, person, help, children }: FormProps) => (
  <form action={act} className="act">
    <input type="hidden" name="userId" value={person.id} />
    <div className="act-do">{children}</div>
    <p className="help">{help}</p>
  </form>
);
