import type { ReactNode } from "react";

/** A part of the account page: its name on a rule, as desks have it on the front page. */
export function AccountSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="mt-10 border-t border-ink pt-3" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="headline text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
