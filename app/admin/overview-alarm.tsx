import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { SignUpAlarm } from "#components/admin/subscribers/sign-up-alarm.tsx";
import { listSignUpHours } from "#db/subscriber-figures.ts";
import { paths } from "#lib/paths.ts";
import type { Viewer } from "#lib/proof.ts";
import { readSignUps } from "#lib/sign-up-spike.ts";

/** When far more people than usual ask for mails; else nothing. */
export async function SignUps({ viewer }: { viewer: Viewer }) {
  const [{ t, calendar, now }, hours] = await Promise.all([readDesk(), listSignUpHours(viewer)]);
  return (
    <SignUpAlarm t={t} calendar={calendar} signUps={readSignUps(hours, now)} level={3}>
      <Link href={paths.adminSubscribers()} prefetch={false}>
        {t("subscriberDesk.title")}
      </Link>
    </SignUpAlarm>
  );
}
