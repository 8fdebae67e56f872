type Props = {
  name: string;
  label: string;
  /** What was typed before; never a secret. */
  value?: string;
  type?: "text" | "email" | "password";
  hint?: string;
  /** Why it was not taken, said at the field. */
  problem?: string;
  autoComplete?: string;
  inputMode?: "numeric" | "email";
  maxLength?: number;
  minLength?: number;
  /** Set wide and in figures of one width: for codes that are read off another screen. */
  isCode?: boolean;
};

/** A labelled line to type in, with what helps and what was wrong tied to it. */
export function TextField(props: Props) {
  const { name, label, value, type = "text", hint, problem, isCode, ...rest } = props;
  const described = [hint && `${name}-hint`, problem && `${name}-problem`].filter(Boolean).join(" ");
  return (
    <div className="mt-5">
      <label className="small font-bold" htmlFor={name}>
        {label}
      </label>
      {problem && (
        <p id={`${name}-problem`} className="small mt-1 font-bold text-accent" role="alert">
          {problem}
        </p>
      )}
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        className={`field mt-1.5${isCode ? " code" : ""}`}
        required
        autoCapitalize="none"
        spellCheck="false"
        aria-describedby={described || undefined}
        aria-invalid={problem ? "true" : undefined}
        {...rest}
      />
      {hint && (
        <p id={`${name}-hint`} className="small mt-1.5 text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
