import { LongDate } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { OwnRestriction } from "#db/account.ts";

const KINDS = ["warning", "premoderate", "suspension", "ban"] as const;

/** What was imposed, why, and until when. */
export function RestrictionList({ restrictions }: { restrictions: OwnRestriction[] }) {
  const t = texts();
  return (
    <ul className="mt-2">
      {restrictions.map(({ id, kind, reason, createdAt, endsAt }) => (
        <li key={id} className="border-b border-line py-2">
          <p className="font-bold">
            {t(`account.restriction.${KINDS.find((one) => one === kind) ?? "warning"}`)}
          </p>
          <p dir="auto">{reason}</p>
          <p className="small text-muted">
            <LongDate date={createdAt} />
            {endsAt && (
              <>
                {" · "}
                {t("account.until")} <LongDate date={endsAt} />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
