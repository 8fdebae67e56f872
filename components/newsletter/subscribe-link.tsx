import { texts } from "#components/ui/voice.ts";
import { paths } from "#lib/paths.ts";

/** The way to the form, with the newsletter chosen. */
export function SubscribeLink() {
  return (
    <p className="mt-3">
      <a className="text-link inline-block py-1 font-bold" href={paths.subscribe({ kind: "newsletter" })}>
        {texts()("newsletter.subscribe")}
      </a>
    </p>
  );
}
