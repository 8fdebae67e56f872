"use client";

import { useId, useLayoutEffect, useRef } from "react";

type Props = {
  className: string;
  label: string;
  placeholder: string;
  value: string;
  most: number;
  spellCheck: boolean;
  disabled: boolean;
  problem?: string;
  change: (value: string) => void;
};

/** A field as high as what stands in it. */
export function GrowingText({
  className,
  label,
  placeholder,
  value,
  most,
  spellCheck,
  disabled,
  problem,
  change,
}: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows from the value
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [value]);
  return (
    <div className={className}>
      <label className="only-heard" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        ref={field}
        rows={1}
        value={value}
        placeholder={placeholder}
        maxLength={most}
        spellCheck={spellCheck}
        disabled={disabled}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => change(event.target.value)}
      />
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
