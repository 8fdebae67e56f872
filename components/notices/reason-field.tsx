import { CONTROL, Field } from "#components/notices/field.tsx";
import { texts } from "#components/ui/voice.ts";
import { type NoticeReason, reasonName, reasonsFor, type Subject } from "#lib/notice-reasons.ts";

type Props = { type: Subject["type"]; chosen: string; problem?: string };

/** Which law, or which rule of the house, the content is said to break. */
export function ReasonField({ type, chosen, problem }: Props) {
  const t = texts();
  const { law, policy } = reasonsFor(type);
  const options = (reasons: NoticeReason[]) =>
    reasons.map((reason) => (
      <option key={reason} value={reason} selected={reason === chosen}>
        {reasonName(t, reason)}
      </option>
    ));
  return (
    <Field id="reason" label={t("report.why")} problem={problem}>
      {(tied) => (
        <select {...tied} name="reason" required className={CONTROL}>
          <option value="">{t("report.choose")}</option>
          {policy.length > 0 && <optgroup label={t("report.policyGroup")}>{options(policy)}</optgroup>}
          <optgroup label={t("report.lawGroup")}>{options(law)}</optgroup>
        </select>
      )}
    </Field>
  );
}
