import { Picture } from "#components/ui/picture.tsx";
import { texts } from "#components/ui/voice.ts";
import { linkRel } from "#lib/paid-links.ts";
import type { Banner as BannerData } from "#lib/promos.ts";

/** A banner of our own: at most one on a page, a picture from here and a link, with the label before it (rule AD). */
export function Banner({ banner, own }: { banner: BannerData; own: string }) {
  const { href, name, picture } = banner;
  return (
    <aside className="no-print mx-auto mt-10 max-w-[40.5rem]">
      <p className="paid-label">{texts()("promotions.paid")}</p>
      <a className="block" href={href} rel={linkRel({ href, paid: true, own })}>
        <Picture
          picture={{ ...picture, alt: picture.alt || name }}
          sizes="(min-width: 44rem) 40.5rem, 100vw"
        />
      </a>
    </aside>
  );
}
