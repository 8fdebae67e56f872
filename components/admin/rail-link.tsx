"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

type Props = { href: string; label: string; count?: string; exact?: boolean };

/** Knows where one is: the layout around it is not rendered anew from page to page. */
export function RailLink({ href, label, count = "", exact = false }: Props) {
  const path = usePathname();
  const isHere = path === href || (!exact && path.startsWith(`${href}/`));
  return (
    <Link href={href} prefetch={false} aria-current={isHere ? "page" : undefined}>
      {label}
      {count && <span className="count">{count}</span>}
    </Link>
  );
}
