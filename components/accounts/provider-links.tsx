import { texts } from "#components/ui/voice.ts";
import type { OfferedProvider } from "#lib/identity-providers.ts";
import { loginPath, type Onward } from "#lib/login.ts";
import { paths } from "#lib/paths.ts";

/** Other services that may say who somebody is; nothing where the portal has none. */
export function ProviderLinks({ providers, onward }: { providers: OfferedProvider[]; onward: Onward }) {
  const t = texts();
  if (providers.length === 0) return null;
  return (
    <section aria-labelledby="providers" className="mt-10">
      <h2 id="providers" className="small border-t border-line pt-3 text-muted">
        {t("login.orWith")}
      </h2>
      <ul className="mt-3 flex flex-wrap gap-3">
        {providers.map(({ id, name }) => (
          <li key={id}>
            <a
              className="small quiet-link block border border-ink px-5 py-3 font-bold"
              href={loginPath(paths.loginWith(), { provider: id, ...onward })}
              rel="nofollow"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
