import Link from "next/link";
import type { ReactNode } from "react";

type Way = { href: string; label: string };

type Props = { title: string; ways: readonly Way[]; children: ReactNode };

/** What was found of one kind, and where there is more of it. */
export function FoundGroup({ title, ways, children }: Props) {
  return (
    <section className="found" aria-label={title}>
      <h2>{title}</h2>
      {children}
      <p className="found-ways">
        {ways.map(({ href, label }) => (
          <Link key={href} href={href} prefetch={false}>
            {label}
          </Link>
        ))}
      </p>
    </section>
  );
}
