import type { ReactNode } from "react";

/** What ties a control to its label, its hint and what is wrong with it (WCAG 2.2, 1.3.1 and 3.3.1). */
export type Tied = {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
};

type Props = {
  id: string;
  label: string;
  hint?: string;
  problem?: string;
  children: (tied: Tied) => ReactNode;
};

export const CONTROL =
  "mt-2 block w-full border border-bar bg-paper px-3 py-2.5 text-[1.0625rem] leading-normal text-ink aria-invalid:border-accent aria-invalid:border-2";

/** A control of a form under its label; a problem stands between the two. */
export function Field({ id, label, hint, problem, children }: Props) {
  const parts = [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean);
  const described = parts.length > 0 ? parts.join(" ") : undefined;
  return (
    <div className="mt-7">
      <label className="block text-[1.0625rem] font-bold" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="small mt-1 text-muted">
          {hint}
        </p>
      )}
      <Problem id={id} problem={problem} />
      {children({ id, "aria-describedby": described, "aria-invalid": problem ? true : undefined })}
    </div>
  );
}

export function Problem({ id, problem }: { id: string; problem?: string }) {
  if (!problem) return null;
  return (
    <p id={`${id}-problem`} className="small mt-1 font-bold text-accent">
      {problem}
    </p>
  );
}

export function Submit({ children }: { children: string }) {
  return (
    <button type="submit" className="small mt-7 cursor-pointer bg-ink px-6 py-3.5 font-bold text-paper">
      {children}
    </button>
  );
}
