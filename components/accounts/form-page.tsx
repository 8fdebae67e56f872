import type { ReactNode } from "react";

/** One thing to do: a heading, what it is about, a form. */
export function FormPage({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-[28rem] pt-10 pb-6 md:pt-16">
      <h1 className="headline text-[2rem] md:text-[2.5rem]">{title}</h1>
      {intro && (
        <p className="mt-3 leading-normal text-soft" dir="auto">
          {intro}
        </p>
      )}
      {children}
    </div>
  );
}
