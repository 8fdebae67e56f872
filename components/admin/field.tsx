type Props = {
  /** Unique on its page. */
  id: string;
  name: string;
  label: string;
  help: string;
  value?: string;
  /** With rows it is room for several lines. */
  rows?: number;
  type?: "text" | "date";
  required?: boolean;
  /** What somebody else has put there since the page was made. */
  meanwhile?: string;
  /** Why it was not taken, said at the field. */
  problem?: string;
};

/** Characters that a line, and a text of several, may have. */
const LINE = 400;
const LINES = 2000;

/** A field of the newsroom's forms: label, help under it, and a word where something is wrong. */
export function Field({
  id,
  name,
  label,
  help,
  value = "",
  rows,
  type = "text",
  required,
  meanwhile,
  problem,
}: Props) {
  const shared = {
    id,
    name,
    required,
    defaultValue: value,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": problem ? `${id}-problem ${id}-help` : `${id}-help`,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {rows ? (
        <textarea {...shared} rows={rows} maxLength={LINES} />
      ) : (
        <input {...shared} type={type} maxLength={type === "text" ? LINE : undefined} />
      )}
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
      {meanwhile && <p className="muted">{meanwhile}</p>}
      {problem && (
        <p className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
