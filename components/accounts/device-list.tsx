import { HiddenFields } from "#components/accounts/hidden-fields.tsx";
import { FullTime } from "#components/ui/time.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Device } from "#db/account.ts";
import { paths } from "#lib/paths.ts";

/** Where somebody is signed in, with a way to end it. @param props.current this device's session */
export function DeviceList({ devices, current }: { devices: Device[]; current: string }) {
  const t = texts();
  return (
    <>
      <ul className="mt-2">
        {devices.map(({ id, device, lastSeenAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-2"
          >
            <p>
              {device || t("account.unknownDevice")}
              <span className="small block text-muted">
                {id === current ? (
                  t("account.thisDevice")
                ) : (
                  <>
                    {t("account.lastSeen")} <FullTime date={lastSeenAt} />
                  </>
                )}
              </span>
            </p>
            {id !== current && (
              <form method="post" action={paths.accountSessions()}>
                <HiddenFields values={{ session: id }} />
                <button
                  type="submit"
                  className="small text-link cursor-pointer py-1.5"
                  aria-label={t("account.endDevice", { device: device || t("account.unknownDevice") })}
                >
                  {t("account.end")}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {devices.length > 1 && (
        <form method="post" action={paths.accountSessions()} className="mt-4">
          <HiddenFields values={{ others: 1 }} />
          <button type="submit" className="button quiet">
            {t("account.endOthers")}
          </button>
        </form>
      )}
    </>
  );
}
