import type { ReactNode } from "react";

export type Fact = { name: string; value: ReactNode };

/** What is on file, line by line: the name of each beside it, above it on telephones. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="mt-5 border-t border-line">
      {facts.map(({ name, value }) => (
        <div key={name} className="border-b border-line py-3 sm:grid sm:grid-cols-[10rem_1fr] sm:gap-4">
          <dt className="small pt-0.5 text-muted">{name}</dt>
          <dd className="min-w-0 text-[1.0625rem] leading-normal">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Words as somebody typed them: their paragraphs stay, nothing in them is markup. */
export const Words = ({ children }: { children: string }) => (
  <p className="whitespace-pre-line" dir="auto">
    {children}
  </p>
);
