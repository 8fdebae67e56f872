import { logoSize } from "#lib/logo-size.ts";
import { paths } from "#lib/paths.ts";
import type { Site } from "#lib/site.ts";

/** The paper's name ends in the accent's full stop, as a telegram does; or its logo stands there. */
export function MastheadName({ site }: { site: Site }) {
  const { logo, logoDark } = site.settings;
  if (!logo)
    return (
      <>
        {site.name}
        <span className="text-accent" aria-hidden="true">
          .
        </span>
      </>
    );
  const image = <img src={paths.media(logo.key)} {...logoSize(logo)} alt={nameSeen(site)} />;
  if (!logoDark) return image;
  return (
    <picture>
      <source
        media="(prefers-color-scheme: dark)"
        srcSet={paths.media(logoDark.key)}
        {...logoSize(logoDark)}
      />
      {image}
    </picture>
  );
}

/** What stands there, in words: who says what they see must be understood (WCAG 2.5.3). */
export const nameSeen = ({ name, settings: { logo, logoAlt } }: Site): string => (logo && logoAlt) || name;
