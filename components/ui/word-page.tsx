import type { ReactNode } from "react";

/** A page that says one thing, and what to do about it. */
export function WordPage({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="mx-auto max-w-[40.5rem] py-14 md:py-20">
      <h1 className="headline text-[2rem] md:text-[2.5rem]">{title}</h1>
      <p className="mt-4 text-lg leading-normal text-soft">{text}</p>
      {children}
    </div>
  );
}
