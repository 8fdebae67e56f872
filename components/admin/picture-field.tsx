/** A picture of the library that a form names; 0 pixels of it before it is chosen. */
export type PickedPicture = { id: number; alt: string; src: string | null };

type Props = {
  /** Unique on its page. */
  id: string;
  name: string;
  label: string;
  help: string;
  picked: PickedPicture | null;
  problem?: string;
};

/** Names a picture by its number in the library. */
export function PictureField({ id, name, label, help, picked, problem }: Props) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        inputMode="numeric"
        pattern="[0-9]*"
        defaultValue={picked?.id ?? ""}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem ${id}-help` : `${id}-help`}
      />
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
      {problem && (
        <p className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
