type Props = {
  /** Unique on its page. */
  id: string;
  name: string;
  label: string;
  help?: string;
  value?: string;
  rows: number;
  problem?: string;
};

/** A field for a text without a limit of its own: how long it may be, the write says, and nothing typed is cut off. */
export function LongText({ id, name, label, help, value = "", rows, problem }: Props) {
  const described = [problem && `${id}-problem`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        rows={rows}
        required
        defaultValue={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      />
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem && (
        <p className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
