import type { ReactNode } from "react";

type Props = { title: string; id?: string; aside?: ReactNode; href?: string };

/** A section's name on its rule, with what belongs at the right end of it. */
export function SectionRule({ title, id, aside, href }: Props) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-b-4 border-bar pb-1.5">
      <h2 id={id} className="small text-[0.9375rem] font-bold">
        {href ? (
          <a className="quiet-link" href={href}>
            {title}
          </a>
        ) : (
          title
        )}
      </h2>
      {aside && <div className="small text-muted">{aside}</div>}
    </div>
  );
}
