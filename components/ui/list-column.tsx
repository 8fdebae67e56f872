import type { ReactNode } from "react";

/** Lists keep to a width that can be read. */
export function ListColumn({ children }: { children: ReactNode }) {
  return <div className="mx-auto max-w-[52rem]">{children}</div>;
}
